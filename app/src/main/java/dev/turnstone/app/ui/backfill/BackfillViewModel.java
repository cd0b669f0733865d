package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.run.RateTracks;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.function.ToLongFunction;

/// State of the backfill page. The window's thread; knows no control.
public final class BackfillViewModel {
    private final ObservableList<BackfillLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ChartData> rates =
            new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private final ReadOnlyObjectWrapper<Sum> sum = new ReadOnlyObjectWrapper<>(Sum.NONE);
    private final RateTracks tracks = new RateTracks();
    private final Texts texts;
    private long run = -1;

    /// All groups together.
    record Sum(
            boolean planned,
            long read,
            long perSecond,
            int done,
            int all,
            long failed,
            long newer) {
        static final Sum NONE = new Sum(false, 0, 0, 0, 0, 0, 0);
    }

    BackfillViewModel(Texts texts) {
        this.texts = texts;
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
