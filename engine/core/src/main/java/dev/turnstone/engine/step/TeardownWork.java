package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncOrder;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.Json;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Ends what ran for the time of the migration: the following of a target, with a last round; or
/// the snapshots on the source.
final class TeardownWork implements Work {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Desks desks;
    private final Followers followers;
    private final Proxies proxies;
    private final SnapshotWork snapshots;

    TeardownWork(Desks desks, Followers followers, Proxies proxies, SnapshotWork snapshots) {
        this.desks = desks;
        this.followers = followers;
        this.proxies = proxies;
        this.snapshots = snapshots;
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
        String question = unplanned(inputs);
        if (!question.isEmpty() && !question.equals(inputs.context().agreedTo())) {
            return new Outcome.NeedsApproval(question, Json.MAPPER.createObjectNode());
        }
        List<Step> captures =
                inputs.context().snapshot().plan().steps().stream()
                        .filter(step -> step.kind().isService())
                        .filter(step -> inputs.step().after().contains(step.id()))
                        .toList();
        Optional<List<Step>> over =
                EndOfFollowing.of(captures, inputs.context().snapshot(), followers);
        if (over.isEmpty()) {
            return new Outcome.NotYet(
                    "the following broke off before it had brought everything, and goes on first",
                    SOON);
        }
        if (inputs.migration().capture() instanceof Capture.Proxy proxy) {
            return canariesRemoved(inputs, proxy);
        }
        return over.get().isEmpty() || inputs.migration().capture() instanceof Capture.None
                ? Work.nothing()
                : once(inputs, over.get());
    }

    /// The deletion of their index was replayed already, unless somebody was killed or away, or the
    /// proxy goes on without us: what is left is taken away here, and counted.
    private Outcome canariesRemoved(Inputs inputs, Capture.Proxy how) {
        String migration = inputs.step().input("migration");
        int removed = Canaries.removeFromTarget(inputs, how);
        if (!how.external() && !proxies.stands(migration) && Canaries.removeFromSource(inputs)) {
            removed++;
        }
        return new Outcome.Done(
                Json.MAPPER.createObjectNode().put("canaryIndicesRemoved", removed));
    }

    /// What came to the source after the plan is told before the following ends; empty where
    /// nothing did.
    private static String unplanned(Inputs inputs) {
        List<String> came =
                Unplanned.of(
                        inputs.context().snapshot().plan(),
                        inputs.step().input("migration"),
                        inputs.migration(),
                        inputs.clusters());
        return came.isEmpty()
                ? ""
                : "Indices came to "
                        + inputs.step().input("source")
                        + " after the plan, and nothing carries them over: "
                        + String.join(", ", came)
                        + ". Start again (\"turnstone workflow start\") to take them along, or"
                        + " approve to end without them.";
    }

    /// The followers of these have ended before: what came since then is brought over now, as they
    /// did.
    private Outcome once(Inputs inputs, List<Step> captures) throws InterruptedException {
        String indices =
                captures.stream()
                        .map(capture -> capture.input("indices"))
                        .filter(some -> !some.isEmpty())
                        .collect(Collectors.joining(","));
        if (indices.isEmpty()) {
            return Work.nothing();
        }
        SyncOrder order = CaptureWork.order(inputs, indices, Inputs.transform(captures.getFirst()));
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            return new SyncOperation(order, lease.desk())
                    .once(inputs.context()::isStopped)
                    .map(CaptureWork::finished)
                    .orElseGet(Outcome.NotYet::stopped);
        }
    }

    private Outcome snapshots(Inputs inputs) {
        RunSnapshot run = inputs.context().snapshot();
        int removed = 0;
        for (Step step : run.plan().steps()) {
            if (step.kind() == StepKind.SNAPSHOT
                    && step.input("migration").equals(inputs.step().input("migration"))) {
                removed += snapshots.remove(inputs, step);
            }
        }
        return new Outcome.Done(Json.MAPPER.createObjectNode().put("snapshotsRemoved", removed));
    }
}
