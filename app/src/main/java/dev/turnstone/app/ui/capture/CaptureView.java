package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.chart.Unit;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.run.Tile;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.workflow.StepState;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// What follows the source, how much it brings over, and how far the target is behind.
final class CaptureView extends VBox {
    private final Texts texts;
    private final CaptureViewModel model;
    private final Tile following;
    private final Tile documents;
    private final Tile rate;
    private final Tile lag;
    private final TableView<Follower> table;

    CaptureView(CaptureViewModel model, Desk desk, Texts texts) {
        this.texts = texts;
        this.model = model;
        Sheet.dress(this);
        setId("capture-page");
        following = new Tile(texts.text("capture.following"));
        documents = new Tile(texts.text("capture.documents"));
        rate = new Tile(texts.text("capture.rate"));
        lag = new Tile(texts.text("capture.lag"));
        Label title = new Label(texts.text("capture.title"));
        title.getStyleClass().add("page-title");
        Chart chart =
                new Chart(texts.text("capture.chart"), texts.text("capture.chart.nothing"), texts);
        model.ratesProperty().subscribe(chart::show);
        VBox.setVgrow(chart, Priority.ALWAYS);
        Label chartTitle = new Label(texts.text("capture.chart"));
        chartTitle.getStyleClass().add("section-title");
        VBox chartCard = new VBox(chartTitle, chart);
        chartCard.getStyleClass().add("card");
        VBox.setVgrow(chartCard, Priority.ALWAYS);
        table = table(desk);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox all = new VBox(16, new HBox(12, following, documents, rate, lag), chartCard, table);
        Nothing nothing =
                new Nothing(
                        Feather.ACTIVITY,
                        texts.text("capture.nothing"),
                        texts.text("capture.nothing.remedy"));
        StackPane content = new StackPane(all, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(title, content);
        model.followersProperty()
                .subscribe(
                        followers -> {
                            all.setVisible(!followers.isEmpty());
                            nothing.setVisible(followers.isEmpty());
                            show(followers);
                        });
    }

    private void show(List<Follower> followers) {
        long serving = followers.stream().filter(each -> each.state() == StepState.SERVING).count();
        following.show(
                texts.text("capture.following.of", serving, followers.size()),
                texts.text(serving > 0 ? "capture.following.on" : "capture.following.off"),
                serving > 0 ? Tone.ACTIVE : Tone.NEUTRAL);
        documents.show(
                Figures.count(
                        followers.stream().mapToLong(each -> Math.max(0, each.documents())).sum()),
                texts.text("capture.documents.from"));
        rate.show(
                serving > 0 ? Unit.PER_SECOND.text(model.rate()) : "–",
                texts.text("capture.rate.from"));
        long worst = followers.stream().mapToLong(Follower::lagMillis).max().orElse(-1);
        lag.show(
                worst < 0 ? "–" : Unit.MILLIS.text((double) worst),
                texts.text(worst < 0 ? "capture.lag.none" : "capture.lag.from"));
        if (!followers.equals(table.getItems())) {
            table.getItems().setAll(followers);
        }
    }

    private TableView<Follower> table(Desk desk) {
        TableView<Follower> made =
                Columns.table(
                        texts.text("capture.table"),
                        Columns.words(texts.text("capture.column.group"), 230, Follower::name),
                        Columns.states(
                                texts.text("capture.column.state"),
                                190,
                                desk.texts(),
                                Follower::state),
                        Columns.numbers(texts.text("capture.column.rounds"), 100, Follower::rounds),
                        Columns.numbers(
                                texts.text("capture.column.documents"), 120, Follower::documents),
                        Columns.numbers(texts.text("capture.column.lag"), 110, Follower::lagMillis),
                        Columns.words(texts.text("capture.column.note"), 260, Follower::note));
        made.setMinHeight(150);
        return made;
    }
}
