package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.Json;

import java.time.Duration;
import java.util.Optional;

/// Waits until the target holds everything that the source held when this began.
final class ReplayWork implements Work {
    private static final long POLL_MILLIS = 50;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Desks desks;
    private final Followers followers;

    ReplayWork(Desks desks, Followers followers) {
        this.desks = desks;
        this.followers = followers;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        Optional<Followers.Follower> follower =
                followers.find(inputs.sibling("capture", inputs.step().input("target")));
        return follower.isPresent() ? wait(inputs, follower.get()) : once(inputs);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    /// A round that began after this did has ended when two have ended since: the first may have
    /// begun before. How long that round took is how far the target is behind.
    private static Outcome wait(Inputs inputs, Followers.Follower follower)
            throws InterruptedException {
        long first = follower.rounds() + 1;
        long began = System.nanoTime();
        while (follower.rounds() <= first) {
            if (inputs.context().isStopped()) {
                return Outcome.NotYet.stopped();
            }
            if (follower.hasEnded()) {
                return new Outcome.NotYet("the follower ended before it had caught up", SOON);
            }
            if (follower.rounds() < first) {
                began = System.nanoTime();
            }
            Thread.sleep(POLL_MILLIS);
        }
        Duration lag = Duration.ofNanos(System.nanoTime() - began);
        Duration most = inputs.migration().replay().lag();
        if (lag.compareTo(most) > 0) {
            return new Outcome.NotYet(
                    "the target is " + lag.toMillis() + " ms behind, more than " + most.toMillis(),
                    SOON);
        }
        return new Outcome.Done(
                Json.MAPPER.createObjectNode().put("lagMs", lag.toMillis()).put("failed", 0));
    }

    private Outcome once(Inputs inputs) throws InterruptedException {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            long began = System.nanoTime();
            SyncResult result = new SyncOperation(CaptureWork.order(inputs), lease.desk()).once();
            if (!result.unreadable().isEmpty()) {
                return new Outcome.Failed(
                        "Not every index could be followed: " + result.unreadable() + ".",
                        "Mend what it names, then retry.");
            }
            return new Outcome.Done(
                    Json.MAPPER
                            .createObjectNode()
                            .put("lagMs", (System.nanoTime() - began) / 1_000_000)
                            .put("failed", result.failed()));
        }
    }
}
