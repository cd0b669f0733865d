package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.Chart;
import dev.turnstone.app.ui.chart.Unit;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Columns;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Nothing;
import dev.turnstone.app.ui.run.RunSheet;
import dev.turnstone.app.ui.run.Tile;
import dev.turnstone.app.ui.theme.Tone;

import javafx.scene.control.Tab;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;

/// Figures of all groups, their rate over time, and each group and shard by itself.
final class BackfillView extends RunSheet {
    private final BackfillViewModel model;
    private final Tile documents;
    private final Tile rate;
    private final Tile time;
    private final Tile groups;
    private final Tile failed;

    BackfillView(BackfillViewModel model, Desk desk, Texts texts) {
        super(
                "backfill",
                texts.text("backfill.title"),
                new Nothing(
                        Feather.DATABASE,
                        texts.text("backfill.nothing"),
                        texts.text("backfill.nothing.remedy")),
                desk,
                texts);
        this.model = model;
        documents = new Tile(text("backfill.documents"));
        rate = new Tile(text("backfill.rate"));
        time = new Tile(text("backfill.time"));
        groups = new Tile(text("backfill.groups"));
        failed = new Tile(text("backfill.failed"));
        Chart chart = new Chart(text("backfill.chart"), text("backfill.chart.nothing"), texts);
        model.ratesProperty().subscribe(chart::show);
        Tab refused =
                tab(text("backfill.tab.refused"), new RefusedView(model.refused(), desk, texts));
        fill(
                new HBox(12, documents, rate, time, groups, failed),
                silence(model.silentProperty()),
                card(text("backfill.chart"), chart),
                tabs(
                        tab(text("backfill.tab.groups"), groups(desk)),
                        tab(text("backfill.tab.shards"), shards()),
                        refused));
        model.sumProperty()
                .subscribe(
                        sum -> {
                            present(sum.planned());
                            refused.setText(
                                    sum.failed() > 0
                                            ? text(
                                                    "backfill.tab.refused.some",
                                                    Figures.count(sum.failed()))
                                            : text("backfill.tab.refused"));
                            show(sum, model.paceProperty().get());
                        });
        model.paceProperty().subscribe(pace -> show(model.sumProperty().get(), pace));
    }

    private void show(BackfillViewModel.Sum sum, BackfillViewModel.Pace pace) {
        boolean moves = sum.perSecond() > 0;
        documents.show(
                Figures.count(sum.read()),
                sum.expected() > 0
                        ? Figures.shareOf(sum.read(), sum.expected())
                        : text("backfill.documents.from"));
        rate.show(
                moves ? Figures.count(sum.perSecond()) + "/s" : "–",
                !pace.trouble().isEmpty()
                        ? pace.trouble()
                        : moves && pace.bytesPerSecond() > 0
                                ? text(
                                        "backfill.rate.bytes",
                                        Unit.BYTES_PER_SECOND.text(pace.bytesPerSecond()))
                                : text(moves ? "backfill.rate.now" : "backfill.rate.none"),
                moves ? Tone.ACTIVE : Tone.NEUTRAL);
        time.show(range(pace), text(pace.low() < 0 ? "backfill.time.none" : "backfill.time.from"));
        groups.show(
                text("backfill.groups.done", sum.done(), sum.all()),
                sum.newer() > 0
                        ? text("backfill.newer", Figures.count(sum.newer()))
                        : text("backfill.groups.from"),
                sum.done() == sum.all() ? Tone.GOOD : Tone.NEUTRAL);
        failed.show(
                Figures.count(sum.failed()),
                text(sum.failed() > 0 ? "backfill.failed.remedy" : "backfill.failed.none"),
                sum.failed() > 0 ? Tone.BAD : Tone.NEUTRAL);
    }

    private static String range(BackfillViewModel.Pace pace) {
        return pace.low() < 0 || pace.high() < 0
                ? "–"
                : Figures.range(Duration.ofSeconds(pace.low()), Duration.ofSeconds(pace.high()));
    }

    private TableView<BackfillLine> groups(Desk desk) {
        TableView<BackfillLine> table =
                Columns.table(
                        text("backfill.table"),
                        Columns.words(text("backfill.column.group"), 150, BackfillLine::name),
                        Columns.states(
                                text("backfill.column.state"),
                                165,
                                desk.texts(),
                                BackfillLine::state),
                        Columns.bars(text("backfill.column.share"), 110, BackfillLine::share),
                        Columns.numbers(text("backfill.column.read"), 90, BackfillLine::read),
                        Columns.numbers(text("backfill.column.rate"), 85, BackfillLine::perSecond),
                        Columns.numbers(text("backfill.column.written"), 90, BackfillLine::written),
                        Columns.numbers(text("backfill.column.newer"), 65, BackfillLine::newer),
                        Columns.numbers(
                                text("backfill.column.skipped"), 80, BackfillLine::skippedCount),
                        Columns.numbers(text("backfill.column.failed"), 70, BackfillLine::failed),
                        Columns.words(text("backfill.column.note"), 150, BackfillLine::note));
        table.setItems(model.lines());
        return table;
    }

    private TableView<ShardLine> shards() {
        TableView<ShardLine> table =
                Columns.table(
                        text("backfill.table.shards"),
                        Columns.words(text("backfill.column.index"), 170, ShardLine::index),
                        Columns.numbers(text("backfill.column.shard"), 60, ShardLine::shard),
                        Columns.badges(
                                text("backfill.column.phase"),
                                110,
                                ShardLine::look,
                                look -> text("backfill.phase." + look.label())),
                        Columns.bars(text("backfill.column.share"), 130, ShardLine::share),
                        Columns.numbers(text("backfill.column.read"), 90, ShardLine::read),
                        Columns.amounts(
                                text("backfill.column.bytes"),
                                90,
                                ShardLine::bytes,
                                bytes -> Unit.BYTES.text((double) bytes)),
                        Columns.numbers(text("backfill.column.written"), 90, ShardLine::written),
                        Columns.numbers(text("backfill.column.newer"), 75, ShardLine::newer),
                        Columns.numbers(text("backfill.column.failed"), 70, ShardLine::failed),
                        Columns.words(text("backfill.column.note"), 140, ShardLine::trouble));
        table.setItems(model.shards());
        return Columns.orNothing(table, text("backfill.shards.none"));
    }
}
