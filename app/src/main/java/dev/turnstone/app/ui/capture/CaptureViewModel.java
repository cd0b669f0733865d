package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.chart.ChartData;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.run.RateTracks;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/// State of the capture page. The window's thread; knows no control.
public final class CaptureViewModel {
    private final ReadOnlyObjectWrapper<List<Follower>> followers =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ChartData> rates =
            new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private final RateTracks tracks = new RateTracks();
    private final Texts texts;
    private long run = -1;

    CaptureViewModel(Texts texts) {
        this.texts = texts;
    }

    ReadOnlyObjectProperty<List<Follower>> followersProperty() {
        return followers.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ChartData> ratesProperty() {
        return rates.getReadOnlyProperty();
    }

    double rate() {
        return tracks.now();
    }

    void update(FeedSnapshot now) {
        Long number = now.run().map(RunView::run).orElse(null);
        if (number == null || number != run) {
            run = number == null ? -1 : number;
            tracks.clear();
        }
        List<Follower> next =
                now.run()
                        .map(
                                view ->
                                        view.steps().stream()
                                                .filter(step -> step.kind() == StepKind.CAPTURE)
                                                .map(step -> Follower.of(step, view, texts))
                                                .toList())
                        .orElse(List.of());
        for (Follower each : next) {
            if (each.state() == StepState.SERVING && each.documents() >= 0) {
                tracks.saw(each.name(), now.taken(), each.documents());
            }
        }
        rates.set(tracks.chart());
        followers.set(next);
    }
}
