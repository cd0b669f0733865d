package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.Json;

import java.time.Duration;
import java.util.Optional;

/// Waits until the target holds everything that the source held when this began.
final class ReplayWork implements Work {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Desks desks;
    private final Followers followers;

    ReplayWork(Desks desks, Followers followers) {
        this.desks = desks;
        this.followers = followers;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        Optional<Followers.Follower> follower = followers.find(inputs.line());
        if (follower.isPresent()) {
            return wait(inputs, follower.get());
        }
        return inputs.migration().capture() instanceof Capture.Proxy
                ? new Outcome.NotYet("nobody follows the traffic at the moment", SOON)
                : once(inputs);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    private static Outcome wait(Inputs inputs, Followers.Follower follower)
            throws InterruptedException {
        Optional<Duration> lag = follower.catchUp(inputs.context()::isStopped);
        if (lag.isEmpty()) {
            return inputs.context().isStopped()
                    ? Outcome.NotYet.stopped()
                    : new Outcome.NotYet("the follower ended before it had caught up", SOON);
        }
        Duration most = inputs.migration().replay().lag();
        if (lag.get().compareTo(most) > 0) {
            return new Outcome.NotYet(
                    "the target is "
                            + lag.get().toMillis()
                            + " ms behind, more than "
                            + most.toMillis(),
                    SOON);
        }
        return new Outcome.Done(
                Json.MAPPER.createObjectNode().put("lagMs", lag.get().toMillis()).put("failed", 0));
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
