package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.chart.Unit;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.RunSheet;
import dev.turnstone.app.ui.run.Tile;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.workflow.StepState;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/// What follows the source, how much it brings over, what passes the proxies, and how complete it
/// is.
final class CaptureView extends RunSheet {
    private final CaptureViewModel model;
    private final Tile following;
    private final Tile carried;
    private final Tile rate;
    private final Tile lag;
    private final Tile holes;
    private final TableView<Follower> table;

    CaptureView(CaptureViewModel model, Desk desk, Texts texts) {
        super(
                "capture",
                texts,
                texts.text("capture.title"),
                new Nothing(
                        Feather.ACTIVITY,
                        texts.text("capture.nothing"),
                        texts.text("capture.nothing.remedy")));
        this.model = model;
        following = new Tile(text("capture.following"));
        carried = new Tile(text("capture.documents"));
        rate = new Tile(text("capture.rate"));
        lag = new Tile(text("capture.lag"));
        holes = new Tile(text("capture.holes"));
        Chart chart = new Chart(text("capture.chart"), text("capture.chart.nothing"), texts);
        Chart traffic = new Chart(text("capture.traffic"), text("capture.chart.nothing"), texts);
        model.ratesProperty().subscribe(chart::show);
        model.trafficProperty().subscribe(traffic::show);
        table = followers(desk);
        fill(
                new HBox(12, following, carried, rate, lag, holes),
                charts(chart, traffic),
                tabs(
                        tab(text("capture.tab.followers"), table),
                        tab(text("capture.tab.proxies"), proxies()),
                        tab(text("capture.tab.shards"), shards())));
        model.followersProperty()
                .subscribe(
                        now -> {
                            present(!now.isEmpty());
                            show(now);
                        });
    }

    /// The second one only where something passes a proxy.
    private HBox charts(Chart chart, Chart traffic) {
        VBox left = card(text("capture.chart"), chart);
        VBox right = card(text("capture.traffic"), traffic);
        HBox both = new HBox(12, left, right);
        for (VBox card : List.of(left, right)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(10);
            card.managedProperty().bind(card.visibleProperty());
        }
        model.trafficProperty().map(ChartData::isEmpty).subscribe(none -> right.setVisible(!none));
        VBox.setVgrow(both, Priority.SOMETIMES);
        both.setMinHeight(170);
        both.setPrefHeight(240);
        return both;
    }

    private void show(List<Follower> now) {
        long serving = now.stream().filter(each -> each.state() == StepState.SERVING).count();
        boolean proxy = now.stream().anyMatch(Follower::byProxy);
        following.show(
                text("capture.following.of", serving, now.size()),
                text(
                        serving == 0
                                ? "capture.following.off"
                                : proxy ? "capture.following.proxy" : "capture.following.on"),
                serving > 0 ? Tone.ACTIVE : Tone.NEUTRAL);
        carried.show(
                Figures.count(now.stream().mapToLong(each -> Math.max(0, each.carried())).sum()),
                text(proxy ? "capture.documents.proxy" : "capture.documents.from"));
        rate.show(
                serving > 0 ? Unit.PER_SECOND.text(model.rate()) : "–", text("capture.rate.from"));
        long worst = now.stream().mapToLong(Follower::lagMillis).max().orElse(-1);
        lag.show(
                worst < 0 ? "–" : Unit.MILLIS.text((double) worst),
                text(worst < 0 ? "capture.lag.none" : "capture.lag.from"));
        long bypassed = model.bypassed();
        holes.show(
                Figures.count(bypassed),
                text(bypassed > 0 ? "capture.holes.some" : "capture.holes.none"),
                bypassed > 0 ? Tone.WARNING : Tone.NEUTRAL);
        if (!now.equals(table.getItems())) {
            table.getItems().setAll(now);
        }
    }

    private TableView<Follower> followers(Desk desk) {
        return Columns.table(
                text("capture.table"),
                Columns.words(text("capture.column.group"), 230, Follower::name),
                Columns.states(text("capture.column.state"), 190, desk.texts(), Follower::state),
                Columns.words(
                        text("capture.column.way"),
                        160,
                        each -> text(each.byProxy() ? "capture.way.proxy" : "capture.way.delta")),
                Columns.numbers(text("capture.column.documents"), 110, Follower::carried),
                Columns.numbers(text("capture.column.lag"), 100, Follower::lagMillis),
                Columns.words(text("capture.column.note"), 260, Follower::note));
    }

    private TableView<ProxyLine> proxies() {
        TableView<ProxyLine> made =
                Columns.table(
                        text("capture.table.proxies"),
                        Columns.words(text("capture.column.proxy"), 120, ProxyLine::name),
                        Columns.words(text("capture.column.recording"), 110, ProxyLine::capture),
                        Columns.words(text("capture.column.nodes"), 220, ProxyLine::nodes),
                        Columns.numbers(
                                text("capture.column.connections"), 100, ProxyLine::connections),
                        Columns.numbers(text("capture.column.requests"), 100, ProxyLine::requests),
                        Columns.numbers(text("capture.column.changes"), 100, ProxyLine::changes),
                        Columns.numbers(text("capture.column.missed"), 80, ProxyLine::missed),
                        Columns.words(text("capture.column.note"), 200, ProxyLine::trouble));
        made.setItems(model.proxies());
        made.setPlaceholder(muted(text("capture.proxies.none")));
        return made;
    }

    private TableView<ShardFollowed> shards() {
        TableView<ShardFollowed> made =
                Columns.table(
                        text("capture.table.shards"),
                        Columns.words(text("capture.column.shard"), 260, ShardFollowed::shard),
                        Columns.words(
                                text("capture.column.position"), 320, ShardFollowed::position),
                        Columns.numbers(text("capture.column.holes"), 120, ShardFollowed::holes),
                        Columns.words(
                                text("capture.column.cause"),
                                320,
                                each ->
                                        each.cause().isEmpty()
                                                ? ""
                                                : text("capture.cause." + each.cause())));
        made.setItems(model.shards());
        made.setPlaceholder(muted(text("capture.shards.none")));
        return made;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }
}
