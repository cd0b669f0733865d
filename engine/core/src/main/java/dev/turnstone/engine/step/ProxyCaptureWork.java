package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.ReplayOperation;
import dev.turnstone.engine.operation.ReplayOrder;
import dev.turnstone.engine.operation.ReplayResult;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.engine.spec.shape.SpecMapper;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.traffic.ReplayStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Records the clients of a source by a proxy, and makes one target follow what they write, until
/// the run is torn down.
final class ProxyCaptureWork implements Work {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final Duration LAST = Duration.ofMinutes(10);

    private final Desks desks;
    private final Followers followers;
    private final Proxies proxies;

    ProxyCaptureWork(Desks desks, Followers followers, Proxies proxies) {
        this.desks = desks;
        this.followers = followers;
        this.proxies = proxies;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        String migration = inputs.step().input("migration");
        try {
            requireOneSource(inputs, migration);
        } catch (ClusterException.Unreachable e) {
            // Clients come in as soon as it is back; the replay asks again below.
            inputs.context().log(e.getMessage() + " " + e.remedy());
        }
        proxies.stand(
                migration,
                inputs.line(),
                how(inputs),
                () -> inputs.clusters().sourceEndpoint(inputs.step().input("source")));
        if (!how(inputs).external()) {
            Canaries.impediment(inputs.source().endpoint()).ifPresent(inputs.context()::log);
        }
        requireOneSource(inputs, migration);
        List<Followers.Follower> begun = new ArrayList<>(1);
        try {
            Outcome outcome = replay(inputs, migration, begun);
            begun.forEach(follower -> follower.came(outcome));
            return outcome;
        } finally {
            // The replay has ended by then, and brings nothing to the target any more.
            begun.forEach(follower -> followers.ended(inputs.line(), follower));
        }
    }

    private void requireOneSource(Inputs inputs, String migration) {
        String cluster =
                inputs.source()
                        .json(ClusterRequest.get("/"))
                        .path("cluster_uuid")
                        .asString("unknown");
        proxies.logs().requireOf(cluster, migration, how(inputs));
    }

    private Outcome replay(Inputs inputs, String migration, List<Followers.Follower> begun)
            throws InterruptedException {
        try (Desks.Lease lease = desks.lease(inputs.target());
                ReplayOperation replay = ReplayOperation.open(order(inputs), lease.desk())) {
            // After the proxy records, and before a snapshot is taken or a scan begins.
            replay.begin(inputs.migration().snapshot() instanceof SnapshotChoice.Existing);
            replay.start();
            Followers.Follower follower =
                    followers.begin(inputs.line(), stopped -> catchUp(replay, stopped));
            begun.add(follower);
            inputs.context().measuring(() -> progress(migration, replay));
            inputs.context()
                    .detailing(
                            () ->
                                    new ProxyCaptureLive(
                                            proxies.state(migration).orElse(null),
                                            replay.result(),
                                            replay.seen()));
            return follow(inputs, replay, follower);
        }
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    /// So that what follows it again begins anew: the target's indices may be made anew.
    @Override
    public Outcome undo(Inputs inputs) {
        String migration = inputs.step().input("migration");
        proxies.leave(migration, inputs.line());
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            List<String> own = inputs.indexList();
            ReplayOperation.forget(order(inputs, own::contains), own, lease.desk());
        }
        if (!how(inputs).external() && !proxies.stands(migration)) {
            Canaries.removeFromSource(inputs);
        }
        var _ = Canaries.removeFromTarget(inputs, how(inputs));
        return Work.nothing();
    }

    private Outcome follow(Inputs inputs, ReplayOperation replay, Followers.Follower follower)
            throws InterruptedException {
        inputs.context().up();
        while (!follower.isFinishing()) {
            if (inputs.context().isStopped()) {
                return Outcome.NotYet.stopped();
            }
            if (replay.hasFailed()) {
                return new Outcome.NotYet(
                        "the following broke and is taken up again: " + replay.status().trouble(),
                        AGAIN);
            }
            Thread.sleep(LOOK);
        }
        // Ends the canaries first: that their index goes is recorded, and so replayed below.
        proxies.leave(inputs.step().input("migration"), inputs.line());
        return finished(replay);
    }

    private static Outcome finished(ReplayOperation replay) throws InterruptedException {
        boolean all = replay.awaitReached(Instant.now(), LAST);
        ReplayResult result = ReplayResult.of(replay.status());
        return all
                ? Work.done(result)
                : new Outcome.Failed(
                        "The target did not come to hold everything that was captured: "
                                + result.lagMs()
                                + " ms behind, "
                                + result.owed()
                                + " documents that the source did not tell about. "
                                + (result.trouble() == null ? "" : result.trouble())
                                + " Nothing is lost: it is in the traffic log and on the source.",
                        "See that both clusters are up, then retry.");
    }

    private static Optional<Followers.Caught> catchUp(
            ReplayOperation replay, BooleanSupplier stopped) throws InterruptedException {
        Instant began = Instant.now();
        while (!stopped.getAsBoolean() && !replay.hasFailed()) {
            if (replay.awaitReached(began, SLICE)) {
                ReplayStatus status = replay.status();
                return Optional.of(
                        new Followers.Caught(
                                status.lag(),
                                status.settled().failed(),
                                ReplayResult.of(status).holes()));
            }
            Thread.sleep(LOOK);
        }
        return Optional.empty();
    }

    private Progress progress(String migration, ReplayOperation replay) {
        ReplayStatus status = replay.status();
        return new Progress(
                words(migration, status), status.changes(), Progress.UNKNOWN, "changes", 0);
    }

    private String words(String migration, ReplayStatus status) {
        String recording =
                proxies.state(migration)
                        .map(state -> state.traffic().requests() + " requests, ")
                        .orElse("");
        return recording
                + status.changes()
                + " changes, "
                + status.lag().toMillis()
                + " ms behind"
                + (status.events().isEmpty() ? "" : "; " + status.events().getLast());
    }

    private ReplayOrder order(Inputs inputs) {
        Migration wish = inputs.migration();
        return order(
                inputs,
                index ->
                        wish.indices().patterns().test(index)
                                && wish.groupsOf(index).equals(List.of(inputs.group())));
    }

    private ReplayOrder order(Inputs inputs, Predicate<String> indices) {
        return new ReplayOrder(
                inputs.source(),
                LogPlace.of(proxies.logs().of(inputs.step().input("migration"), how(inputs))),
                consumer(inputs),
                indices,
                inputs.transform());
    }

    /// Who reads the log, in words that a file and a consumer group may be called.
    private static String consumer(Inputs inputs) {
        return inputs.line().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Capture.Proxy how(Inputs inputs) {
        return how(inputs.step());
    }

    /// As the step was planned, whether the spec still has its migration or not.
    static Capture.Proxy how(Step step) {
        return SpecMapper.JSON.readValue(step.input("capture"), Capture.Proxy.class);
    }
}
