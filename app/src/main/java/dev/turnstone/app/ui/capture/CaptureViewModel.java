package dev.turnstone.app.ui.capture;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// State of the capture page. The window's thread; knows no control.
public final class CaptureViewModel {
    private final ReadOnlyObjectWrapper<List<Follower>> followers =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ChartData> rates =
            new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private final ReadOnlyObjectWrapper<ChartData> traffic =
            new ReadOnlyObjectWrapper<>(ChartData.NONE);
    private final ObservableList<ProxyLine> proxies = FXCollections.observableArrayList();
    private final ObservableList<CanaryLine> canaries = FXCollections.observableArrayList();
    private final ObservableList<ShardFollowed> shards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Instant>> silent =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> addresses =
            new ReadOnlyObjectWrapper<>(List.of());
    private final RateTracks tracks = new RateTracks();
    private final RateTracks kinds = new RateTracks();
    private final Map<String, Long> lags = new HashMap<>();
    private final CloseLook closely;
    private final Desk desk;
    private final Texts texts;
    private long run = -1;

    CaptureViewModel(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        this.closely = new CloseLook(desk, CaptureViewModel::captures, this::seen);
    }

    ReadOnlyObjectProperty<List<Follower>> followersProperty() {
        return followers.getReadOnlyProperty();
    }

    /// What is brought over per second.
    ReadOnlyObjectProperty<ChartData> ratesProperty() {
        return rates.getReadOnlyProperty();
    }

    /// What passes the proxies per second, by kind; nothing where there is none.
    ReadOnlyObjectProperty<ChartData> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    /// Since when what is under way does not tell more of itself, where it does not.
    ReadOnlyObjectProperty<Optional<Instant>> silentProperty() {
        return silent.getReadOnlyProperty();
    }

    /// Where clients come in through this run, also while it rests.
    ReadOnlyObjectProperty<List<String>> addressesProperty() {
        return addresses.getReadOnlyProperty();
    }

    ObservableList<ProxyLine> proxies() {
        return proxies;
    }

    /// How the proxies' own writes come over; none where no proxy sends any.
    ObservableList<CanaryLine> canaries() {
        return canaries;
    }

    ObservableList<ShardFollowed> shards() {
        return shards;
    }

    double rate() {
        return tracks.now();
    }

    /// Operations that nobody told about, as far as they are known.
    long bypassed() {
        return shards.stream().mapToLong(ShardFollowed::bypassed).sum();
    }

    void update(FeedSnapshot now) {
        Long number = now.run().map(RunView::run).orElse(null);
        if (number == null || number != run) {
            run = number == null ? -1 : number;
            forget();
        }
        List<Follower> next =
                now.run()
                        .map(
                                view ->
                                        view.steps().stream()
                                                .filter(CaptureViewModel::captures)
                                                .map(step -> follower(step, view))
                                                .toList())
                        .orElse(List.of());
        for (Follower each : next) {
            if (each.state() == StepState.SERVING && each.carried() >= 0) {
                tracks.saw(each.name(), now.taken(), each.carried());
            }
        }
        rates.set(tracks.chart());
        followers.set(next);
        addresses.set(now.run().map(RunView::proxies).orElse(List.of()));
    }

    /// While the page is seen.
    void look(FeedSnapshot now) {
        closely.look(now);
    }

    private Follower follower(RunView.StepView step, RunView view) {
        Follower follower = Follower.of(step, view, desk.clock().instant(), texts);
        Long live = lags.get(step.id());
        return live == null || step.state() != StepState.SERVING
                ? follower
                : follower.lagging(live);
    }

    private void seen(Glimpse.All seen) {
        Map<String, JsonNode> live = seen.now();
        lags.clear();
        live.forEach(
                (step, told) -> {
                    JsonNode lag = told.path("following").path("lagMs");
                    if (lag.isNumber()) {
                        lags.put(step, lag.asLong());
                    }
                });
        Map<String, ProxyLine> standing = ProxyLine.of(live);
        proxies.setAll(standing.values());
        canaries.setAll(CanaryLine.of(live, texts));
        shards.setAll(ShardFollowed.of(seen.steps().values()));
        silent.set(seen.silent());
        seen.steps().values().stream()
                .filter(Glimpse::isNow)
                .map(Glimpse::at)
                .max(Comparator.naturalOrder())
                .ifPresent(
                        at ->
                                standing.values()
                                        .forEach(
                                                proxy ->
                                                        proxy.kinds()
                                                                .forEach(
                                                                        (kind, count) ->
                                                                                kinds.saw(
                                                                                        kind, at,
                                                                                        count))));
        traffic.set(kinds.chart());
    }

    private void forget() {
        tracks.clear();
        kinds.clear();
        lags.clear();
        proxies.clear();
        canaries.clear();
        shards.clear();
        traffic.set(ChartData.NONE);
        silent.set(Optional.empty());
    }

    private static boolean captures(RunView.StepView step) {
        return step.kind() == StepKind.CAPTURE || step.kind() == StepKind.PROXY_CAPTURE;
    }
}
