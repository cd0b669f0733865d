package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.CloseLook;
import dev.turnstone.app.ui.run.Glimpse;
import dev.turnstone.app.ui.run.RateTracks;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// State of the backfill page. The window's thread; knows no control.
public final class BackfillViewModel {
    private final ObservableList<BackfillLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ChartData> rates =
            new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final ObservableList<ShardLine> shards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Pace> pace = new ReadOnlyObjectWrapper<>(Pace.UNKNOWN);
    private final ReadOnlyObjectWrapper<Optional<Instant>> silent =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RateTracks tracks = new RateTracks();
    private final RefusedViewModel refused;
    private final CloseLook closely;
    private final Texts texts;
    private long run = -1;

    /// How fast bytes go, and for how many seconds more; -1 where nobody can tell. `trouble` is
    /// what the target makes it wait for.
    record Pace(double bytesPerSecond, long low, long high, String trouble) {
        static final Pace UNKNOWN = new Pace(0, -1, -1, "");

        /// Of steps side by side: the longest decides.
        static Pace of(Collection<JsonNode> live) {
            return new Pace(
                    live.stream()
                            .mapToDouble(each -> each.path("bytesPerSecond").asDouble(0))
                            .sum(),
                    live.stream()
                            .mapToLong(each -> each.path("secondsLow").asLong(-1))
                            .max()
                            .orElse(-1),
                    live.stream()
                            .mapToLong(each -> each.path("secondsHigh").asLong(-1))
                            .max()
                            .orElse(-1),
                    live.stream()
                            .map(each -> each.path("trouble").asString(""))
                            .filter(each -> !each.isEmpty())
                            .findFirst()
                            .orElse(""));
        }
    }

    /// All groups together.
    record Sum(
            boolean planned,
            long read,
            long expected,
            long perSecond,
            int done,
            int all,
            long failed,
            long newer) {
        static final Sum NONE = new Sum(false, 0, -1, 0, 0, 0, 0, 0);
    }

    BackfillViewModel(Desk desk, Texts texts) {
        this.texts = texts;
        this.refused = new RefusedViewModel(desk, texts);
        this.closely = new CloseLook(desk, step -> step.kind() == StepKind.BACKFILL, this::seen);
    }

    RefusedViewModel refused() {
        return refused;
    }

    /// Shard by shard, of what was under way while somebody looked.
    ObservableList<ShardLine> shards() {
        return shards;
    }

    /// Since when what is under way does not tell more of itself, where it does not.
    ReadOnlyObjectProperty<Optional<Instant>> silentProperty() {
        return silent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Pace> paceProperty() {
        return pace.getReadOnlyProperty();
    }

    /// While the page is seen.
    void look(FeedSnapshot now) {
        closely.look(now);
        now.run().ifPresent(view -> refused.follow(view.session(), view.run(), sum.get().failed()));
        if (sum.get().perSecond() == 0) {
            pace.set(Pace.UNKNOWN);
        }
    }

    private void seen(Glimpse.All seen) {
        shards.setAll(ShardLine.of(seen.steps().values()));
        pace.set(Pace.of(seen.now().values()));
        silent.set(seen.silent());
    }

    ObservableList<BackfillLine> lines() {
        return lines;
    }

    ReadOnlyObjectProperty<ChartData> ratesProperty() {
        return rates.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sum> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    void update(FeedSnapshot now) {
        List<BackfillLine> next =
                now.run().map(RunView::steps).orElse(List.of()).stream()
                        .filter(step -> step.kind() == StepKind.BACKFILL)
                        .map(step -> BackfillLine.of(step, texts))
                        .toList();
        Long number = now.run().map(RunView::run).orElse(null);
        if (number == null || number != run) {
            run = number == null ? -1 : number;
            tracks.clear();
            shards.clear();
            silent.set(Optional.empty());
        }
        for (BackfillLine line : next) {
            if (line.state() == StepState.RUNNING && line.read() >= 0) {
                tracks.saw(line.name(), now.taken(), line.read());
            }
        }
        rates.set(tracks.chart());
        fill(next);
        sum.set(
                new Sum(
                        !next.isEmpty(),
                        total(next, BackfillLine::read),
                        next.isEmpty() || next.stream().anyMatch(line -> line.expected() < 0)
                                ? BackfillLine.UNKNOWN
                                : total(next, BackfillLine::expected),
                        total(next, BackfillLine::perSecond),
                        (int) next.stream().filter(line -> line.state().isFinished()).count(),
                        next.size(),
                        total(next, BackfillLine::failed) + total(next, BackfillLine::suspect),
                        total(next, BackfillLine::newer)));
    }

    private void fill(List<BackfillLine> next) {
        if (lines.size() != next.size()) {
            lines.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!lines.get(i).equals(next.get(i))) {
                lines.set(i, next.get(i));
            }
        }
    }

    private static long total(List<BackfillLine> lines, ToLongFunction<BackfillLine> of) {
        return lines.stream().mapToLong(of).filter(number -> number > 0).sum();
    }
}
