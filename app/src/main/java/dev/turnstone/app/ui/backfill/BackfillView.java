package dev.turnstone.app.ui.backfill;

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

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// Figures of all groups, their rate over time, and each group by itself.
final class BackfillView extends VBox {
    private final Texts texts;
    private final Tile documents;
    private final Tile rate;
    private final Tile groups;
    private final Tile failed;

    BackfillView(BackfillViewModel model, Desk desk, Texts texts) {
        this.texts = texts;
        Sheet.dress(this);
        setId("backfill-page");
        documents = new Tile(texts.text("backfill.documents"));
        rate = new Tile(texts.text("backfill.rate"));
        groups = new Tile(texts.text("backfill.groups"));
        failed = new Tile(texts.text("backfill.failed"));
        Label title = new Label(texts.text("backfill.title"));
        title.getStyleClass().add("page-title");
        Chart chart =
                new Chart(
                        texts.text("backfill.chart"), texts.text("backfill.chart.nothing"), texts);
        model.ratesProperty().subscribe(chart::show);
        VBox.setVgrow(chart, Priority.ALWAYS);
        Label chartTitle = new Label(texts.text("backfill.chart"));
        chartTitle.getStyleClass().add("section-title");
        VBox chartCard = new VBox(chartTitle, chart);
        chartCard.getStyleClass().add("card");
        VBox.setVgrow(chartCard, Priority.ALWAYS);
        TableView<BackfillLine> table = table(model, desk);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox tiles = new HBox(12, documents, rate, groups, failed);
        VBox all = new VBox(16, tiles, chartCard, table);
        Nothing nothing =
                new Nothing(
                        Feather.DATABASE,
                        texts.text("backfill.nothing"),
                        texts.text("backfill.nothing.remedy"));
        StackPane content = new StackPane(all, nothing);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(title, content);
        model.sumProperty()
                .subscribe(
                        sum -> {
                            all.setVisible(sum.planned());
                            nothing.setVisible(!sum.planned());
                            show(sum);
                        });
    }

    private void show(BackfillViewModel.Sum sum) {
        documents.show(Figures.count(sum.read()), texts.text("backfill.documents.from"));
        rate.show(
                sum.perSecond() > 0 ? Unit.PER_SECOND.text((double) sum.perSecond()) : "–",
                texts.text(sum.perSecond() > 0 ? "backfill.rate.now" : "backfill.rate.none"),
                sum.perSecond() > 0 ? Tone.ACTIVE : Tone.NEUTRAL);
        groups.show(
                texts.text("backfill.groups.done", sum.done(), sum.all()),
                sum.newer() > 0
                        ? texts.text("backfill.newer", Figures.count(sum.newer()))
                        : texts.text("backfill.groups.from"),
                sum.done() == sum.all() ? Tone.GOOD : Tone.NEUTRAL);
        failed.show(
                Figures.count(sum.failed()),
                texts.text(sum.failed() > 0 ? "backfill.failed.remedy" : "backfill.failed.none"),
                sum.failed() > 0 ? Tone.BAD : Tone.NEUTRAL);
    }

    private TableView<BackfillLine> table(BackfillViewModel model, Desk desk) {
        TableView<BackfillLine> table =
                Columns.table(
                        texts.text("backfill.table"),
                        Columns.words(texts.text("backfill.column.group"), 210, BackfillLine::name),
                        Columns.states(
                                texts.text("backfill.column.state"),
                                190,
                                desk.texts(),
                                BackfillLine::state),
                        Columns.numbers(
                                texts.text("backfill.column.read"), 110, BackfillLine::read),
                        Columns.numbers(
                                texts.text("backfill.column.rate"), 90, BackfillLine::perSecond),
                        Columns.numbers(
                                texts.text("backfill.column.written"), 110, BackfillLine::written),
                        Columns.numbers(
                                texts.text("backfill.column.newer"), 120, BackfillLine::newer),
                        Columns.numbers(
                                texts.text("backfill.column.skipped"),
                                90,
                                BackfillLine::skippedCount),
                        Columns.numbers(
                                texts.text("backfill.column.failed"), 80, BackfillLine::failed),
                        Columns.words(texts.text("backfill.column.note"), 220, BackfillLine::note));
        table.setItems(model.lines());
        table.setMinHeight(150);
        return table;
    }
}
