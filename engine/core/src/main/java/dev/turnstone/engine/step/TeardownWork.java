package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.Json;

import java.util.List;

/// Ends what ran for the time of the migration: the following of a target, with a last round; or
/// the snapshots on the source.
final class TeardownWork implements Work {
    private final Desks desks;
    private final Followers followers;

    TeardownWork(Desks desks, Followers followers) {
        this.desks = desks;
        this.followers = followers;
    }

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        return inputs.step().input("target").isEmpty() ? snapshots(inputs) : target(inputs);
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        return Work.nothing();
    }

    private Outcome target(Inputs inputs) throws InterruptedException {
        List<Step> captures =
                inputs.context().snapshot().plan().steps().stream()
                        .filter(step -> step.kind() == StepKind.CAPTURE)
                        .filter(step -> inputs.step().after().contains(step.id()))
                        .toList();
        boolean lastRound = inputs.migration().capture() instanceof Capture.Delta;
        for (Step capture : captures) {
            if (followers.find(capture.id()).isPresent()) {
                followers.find(capture.id()).orElseThrow().finish();
                lastRound = false;
            }
        }
        return lastRound && !inputs.indexList().isEmpty() ? once(inputs) : Work.nothing();
    }

    /// The followers have ended before: what came since then is brought over now.
    private Outcome once(Inputs inputs) throws InterruptedException {
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            SyncResult result = new SyncOperation(CaptureWork.order(inputs), lease.desk()).once();
            return result.unreadable().isEmpty()
                    ? Work.done(result)
                    : new Outcome.Failed(
                            "Not every index could be followed: " + result.unreadable() + ".",
                            "Mend what it names, then retry.");
        }
    }

    private static Outcome snapshots(Inputs inputs) {
        RunSnapshot run = inputs.context().snapshot();
        int removed = 0;
        for (Step step : run.plan().steps()) {
            if (step.kind() == StepKind.SNAPSHOT
                    && step.input("migration").equals(inputs.step().input("migration"))) {
                SnapshotWork.remove(
                        inputs.source(), SnapshotWork.wish(inputs), run.step(step.id()).result());
                removed++;
            }
        }
        return new Outcome.Done(Json.MAPPER.createObjectNode().put("snapshotsRemoved", removed));
    }
}
