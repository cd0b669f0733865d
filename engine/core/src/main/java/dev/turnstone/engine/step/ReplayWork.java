package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.Json;

import tools.jackson.databind.node.ObjectNode;

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
        if (isTornDown(inputs)) {
            return new Outcome.Failed(
                    "The capture of this group was torn down: nobody follows its clients any more.",
                    "Retry from its step \"" + capture(inputs) + "\".");
        }
        return inputs.migration().capture() instanceof Capture.Proxy
                ? new Outcome.NotYet("nobody follows the traffic at the moment", SOON)
                : once(inputs);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    private static boolean isTornDown(Inputs inputs) {
        RunSnapshot run = inputs.context().snapshot();
        return run.plan().has(capture(inputs)) && run.step(capture(inputs)).state().isFinished();
    }

    private static String capture(Inputs inputs) {
        return inputs.sibling(StepKind.PROXY_CAPTURE.label(), inputs.step().input("target"));
    }

    private static Outcome wait(Inputs inputs, Followers.Follower follower)
            throws InterruptedException {
        Optional<Followers.Caught> caught = follower.catchUp(inputs.context()::isStopped);
        if (caught.isEmpty()) {
            return inputs.context().isStopped()
                    ? Outcome.NotYet.stopped()
                    : new Outcome.NotYet("the follower ended before it had caught up", SOON);
        }
        if (!caught.get().unreadable().isEmpty()) {
            return new Outcome.NotYet(
                    "not every index can be followed: " + caught.get().unreadable(), SOON);
        }
        Duration most = inputs.migration().replay().lag();
        Duration lag = caught.get().lag();
        if (lag.compareTo(most) > 0) {
            return new Outcome.NotYet(
                    "the target is " + lag.toMillis() + " ms behind, more than " + most.toMillis(),
                    SOON);
        }
        return new Outcome.Done(
                result(lag.toMillis(), caught.get().failed(), caught.get().holes()));
    }

    private Outcome once(Inputs inputs) throws InterruptedException {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            long began = System.nanoTime();
            Optional<SyncResult> once =
                    new SyncOperation(CaptureWork.order(inputs), lease.desk())
                            .once(inputs.context()::isStopped);
            if (once.isEmpty()) {
                return Outcome.NotYet.stopped();
            }
            SyncResult result = once.get();
            if (!result.unreadable().isEmpty()) {
                return new Outcome.Failed(
                        "Not every index could be followed: " + result.unreadable() + ".",
                        "Mend what it names, then retry.");
            }
            return new Outcome.Done(
                    result((System.nanoTime() - began) / 1_000_000, result.failed(), 0));
        }
    }

    /// The evidence of the last gate.
    private static ObjectNode result(long lagMillis, long failed, long holes) {
        return Json.MAPPER
                .createObjectNode()
                .put("lagMs", lagMillis)
                .put("failed", failed)
                .put("holes", holes);
    }
}
