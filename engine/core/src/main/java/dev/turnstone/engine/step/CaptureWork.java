package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncOrder;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.replay.transform.Transform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Follows the source of one group by its sequence numbers, until the run is torn down.
final class CaptureWork implements Work {
    /// Every number of the source is read: none can be passed over.
    private static final long NO_HOLES = 0;

    private static final long POLL_MILLIS = 50;

    private final Desks desks;
    private final Followers followers;

    CaptureWork(Desks desks, Followers followers) {
        this.desks = desks;
        this.followers = followers;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        List<Followers.Follower> begun = new ArrayList<>(1);
        try {
            Outcome outcome = follow(inputs, begun);
            begun.forEach(follower -> follower.came(outcome));
            return outcome;
        } finally {
            begun.forEach(follower -> followers.ended(inputs.line(), follower));
        }
    }

    private Outcome follow(Inputs inputs, List<Followers.Follower> begun)
            throws InterruptedException {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            SyncOperation sync = new SyncOperation(order(inputs), lease.desk());
            Followers.Follower follower =
                    followers.begin(inputs.line(), stopped -> catchUp(sync, stopped));
            begun.add(follower);
            inputs.context()
                    .measuring(
                            () ->
                                    new Progress(
                                            sync.rounds()
                                                    + " rounds, "
                                                    + sync.read()
                                                    + " documents",
                                            sync.read(),
                                            Progress.UNKNOWN,
                                            "documents",
                                            0));
            inputs.context()
                    .detailing(() -> CaptureLive.of(sync.rounds(), sync.read(), sync.positions()));
            AtomicInteger told = new AtomicInteger();
            return sync.follow(
                            () -> {
                                tell(inputs, sync.events(), told);
                                return isFinishing(inputs, follower);
                            },
                            inputs.context()::isStopped)
                    .map(CaptureWork::finished)
                    .orElseGet(Outcome.NotYet::stopped);
        }
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            new SyncOperation(order(inputs), lease.desk());
        }
        return Work.nothing();
    }

    /// So that what follows it again reads everything again: the target's indices may be made anew.
    @Override
    public Outcome undo(Inputs inputs) {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            SyncOperation.forget(inputs.source(), inputs.indexList(), lease.desk());
        }
        return Work.nothing();
    }

    static SyncOrder order(Inputs inputs) {
        return order(inputs, inputs.indices(), inputs.transform());
    }

    static SyncOrder order(Inputs inputs, String indices, Transform transform) {
        SyncOrder order = SyncOrder.of(inputs.source()).of(indices).with(transform);
        return inputs.migration().capture() instanceof Capture.Delta delta
                ? new SyncOrder(
                        order.source(),
                        order.patterns(),
                        order.transform(),
                        delta.every(),
                        delta.reconcileEvery())
                : order;
    }

    private static void tell(Inputs inputs, List<String> events, AtomicInteger told) {
        events.subList(told.getAndSet(events.size()), events.size()).forEach(inputs.context()::log);
    }

    /// Asked before each round: from the first on it is up.
    private static boolean isFinishing(Inputs inputs, Followers.Follower follower) {
        inputs.context().up();
        return follower.isFinishing();
    }

    /// A round that began after this did has ended when two have ended since: the first may have
    /// begun before. How long that round took is how far the target is behind.
    private static Optional<Followers.Caught> catchUp(SyncOperation sync, BooleanSupplier stopped)
            throws InterruptedException {
        long first = sync.rounds() + 1;
        long began = System.nanoTime();
        while (sync.rounds() <= first) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            if (sync.rounds() < first) {
                began = System.nanoTime();
            }
            Thread.sleep(POLL_MILLIS);
        }
        Duration lag = Duration.ofNanos(System.nanoTime() - began);
        return Optional.of(new Followers.Caught(lag, sync.failed(), NO_HOLES, sync.unreadable()));
    }

    static Outcome finished(SyncResult result) {
        return result.unreadable().isEmpty()
                ? Work.done(result)
                : new Outcome.Failed(
                        "Not every index could be followed to the end: "
                                + result.unreadable()
                                + ".",
                        "Mend what it names, then retry.");
    }
}
