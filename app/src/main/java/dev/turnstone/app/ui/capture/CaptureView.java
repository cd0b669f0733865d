package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.RunSheet;
import dev.turnstone.app.ui.run.Tile;
import dev.turnstone.app.ui.theme.Tone;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
                texts.text("capture.title"),
                new Nothing(
                        Feather.ACTIVITY,
                        texts.text("capture.nothing"),
                        texts.text("capture.nothing.remedy")),
                desk,
                texts);
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
                silence(model.silentProperty()),
                charts(chart, traffic),
                tabs(
                        tab(text("capture.tab.followers"), table),
                        tab(text("capture.tab.proxies"), proxies()),
                        tab(text("capture.tab.canaries"), canaries()),
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
                serving > 0 ? Figures.count(Math.round(model.rate())) + "/s" : "–",
                text(serving > 0 ? "capture.rate.from" : "capture.following.off"));
        long worst = now.stream().mapToLong(Follower::lagMillis).max().orElse(-1);
        lag.show(
                worst < 0 ? "–" : Figures.duration(Duration.ofMillis(worst)),
                text(worst < 0 ? "capture.lag.none" : "capture.lag.from"));
        bypassed(proxy);
        if (!now.equals(table.getItems())) {
            table.getItems().setAll(now);
        }
    }

    private void bypassed(boolean proxy) {
        long bypassed = model.bypassed();
        if (!proxy && bypassed == 0) {
            holes.show("–", text("capture.holes.noProxy"));
            return;
        }
        holes.show(
                Figures.count(bypassed),
                text(bypassed > 0 ? "capture.holes.some" : "capture.holes.none"),
                bypassed > 0 ? Tone.WARNING : Tone.NEUTRAL);
    }

    private TableView<Follower> followers(Desk desk) {
        return Columns.table(
                text("capture.table"),
                Columns.words(text("capture.column.group"), 190, Follower::name),
                Columns.states(text("capture.column.state"), 170, desk.texts(), Follower::state),
                Columns.words(
                        text("capture.column.way"),
                        160,
                        each -> text(each.byProxy() ? "capture.way.proxy" : "capture.way.delta")),
                Columns.numbers(text("capture.column.documents"), 110, Follower::carried),
                Columns.numbers(text("capture.column.lag"), 100, Follower::lagMillis),
                Columns.words(text("capture.column.note"), 240, Follower::note));
    }

    private TableView<ProxyLine> proxies() {
        TableView<ProxyLine> made =
                Columns.table(
                        text("capture.table.proxies"),
                        Columns.words(text("capture.column.proxy"), 100, ProxyLine::name),
                        Columns.badges(
                                text("capture.column.recording"),
                                130,
                                ProxyLine::look,
                                look -> text("capture.recording." + look.label())),
                        Columns.words(text("capture.column.nodes"), 210, ProxyLine::nodes),
                        Columns.numbers(
                                text("capture.column.connections"), 100, ProxyLine::connections),
                        Columns.numbers(text("capture.column.requests"), 100, ProxyLine::requests),
                        Columns.numbers(text("capture.column.changes"), 100, ProxyLine::changes),
                        Columns.numbers(text("capture.column.missed"), 80, ProxyLine::missed),
                        Columns.words(text("capture.column.note"), 160, ProxyLine::trouble));
        made.setItems(model.proxies());
        return orNothing(
                made,
                () ->
                        model.addressesProperty().get().isEmpty()
                                ? text("capture.proxies.none")
                                : text(
                                        "capture.proxies.unseen",
                                        String.join(", ", model.addressesProperty().get())));
    }

    /// What stands in a table without rows: nothing is said to be absent that is not told of. A
    /// proxy stands also while its step rests, and is not asked then.
    private <T> TableView<T> orNothing(TableView<T> table, Supplier<String> absent) {
        Label none = new Label();
        none.getStyleClass().add("muted");
        none.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.silentProperty().get().isPresent()
                                                ? text("closely.unknown")
                                                : absent.get(),
                                model.silentProperty(),
                                model.addressesProperty()));
        table.setPlaceholder(none);
        return table;
    }

    private TableView<CanaryLine> canaries() {
        TableView<CanaryLine> made =
                Columns.table(
                        text("capture.table.canaries"),
                        Columns.words(text("capture.column.proxy"), 130, CanaryLine::proxy),
                        Columns.words(text("capture.column.group"), 170, CanaryLine::group),
                        Columns.badges(
                                text("capture.column.arrives"),
                                120,
                                CanaryLine::look,
                                look -> text("capture.canary." + look.label())),
                        Columns.numbers(text("capture.column.arrived"), 80, CanaryLine::arrived),
                        Columns.numbers(
                                text("capture.column.hop.source"), 110, CanaryLine::answered),
                        Columns.numbers(text("capture.column.hop.read"), 110, CanaryLine::read),
                        Columns.numbers(text("capture.column.hop.done"), 110, CanaryLine::done),
                        Columns.numbers(text("capture.column.hop.seen"), 120, CanaryLine::seen));
        made.setItems(model.canaries());
        return orNothing(made, () -> text("capture.canaries.none"));
    }

    private TableView<ShardFollowed> shards() {
        TableView<ShardFollowed> made =
                Columns.table(
                        text("capture.table.shards"),
                        Columns.words(text("capture.column.index"), 190, ShardFollowed::index),
                        Columns.numbers(text("capture.column.shard"), 60, ShardFollowed::shard),
                        Columns.badges(
                                text("capture.column.complete"),
                                165,
                                ShardFollowed::look,
                                look -> text("capture.complete." + look.label())),
                        Columns.numbers(text("capture.column.seen"), 100, ShardFollowed::seen),
                        Columns.numbers(text("capture.column.holes"), 110, ShardFollowed::holes),
                        Columns.numbers(text("capture.column.position"), 140, ShardFollowed::upTo),
                        Columns.words(text("capture.column.cause"), 280, this::causes));
        made.setItems(model.shards());
        return Columns.orNothing(made, text("capture.shards.none"));
    }

    private String causes(ShardFollowed shard) {
        return shard.causes().entrySet().stream()
                .map(
                        each ->
                                Figures.count(each.getValue())
                                        + " "
                                        + text("capture.cause." + each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
