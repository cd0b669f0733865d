package dev.turnstone.engine.step;

import dev.turnstone.compare.parity.ParityOptions;
import dev.turnstone.engine.operation.FailedOperation;
import dev.turnstone.engine.operation.FailedOperation.Group;
import dev.turnstone.engine.operation.FailedOperation.Retried;
import dev.turnstone.engine.operation.VerifyOperation;
import dev.turnstone.engine.operation.VerifyOrder;
import dev.turnstone.engine.operation.VerifyResult;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a person can have mended on a target beside the steps of a run, with the desk that they
/// share. Any thread; blocks.
public final class Mending {
    private final Clusters clusters;
    private final Desks desks;

    Mending(Clusters clusters, Desks desks) {
        this.clusters = clusters;
        this.desks = desks;
    }

    /// The documents that one target, or a transform on the way there, refused, by reason.
    public record Refused(String target, List<Group> groups) {}

    public List<Refused> refused(RunSnapshot run) {
        List<Refused> all = new ArrayList<>();
        for (String target : targets(run)) {
            try (Desks.Lease lease = desks.lease(clusters.target(target))) {
                all.add(new Refused(target, new FailedOperation(lease.desk()).list()));
            }
        }
        return all;
    }

    /// Sends a group again; `number` is the one that [#refused] told.
    public Retried retry(RunSnapshot run, String target, int number) throws InterruptedException {
        try (Desks.Lease lease = desks.lease(clusters.target(target))) {
            FailedOperation failed = new FailedOperation(lease.desk());
            Group group =
                    failed.list().stream()
                            .filter(each -> each.number() == number)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new NotNow(
                                                    "There is no such group of refused documents"
                                                            + " any more.",
                                                    "Look at the list again."));
            return failed.retry(group, transform(run, target, group.index()));
        }
    }

    /// Proves what a step that proves is about, and puts right what differs.
    public VerifyResult repair(Step step) throws InterruptedException {
        ClusterClient source = clusters.source(step.input("source"));
        try (Desks.Lease lease = desks.lease(clusters.target(step.input("target")))) {
            VerifyOrder order =
                    VerifyOrder.of(source)
                            .of(step.input("indices"))
                            .with(transform(step))
                            .repairing(true)
                            .with(ParityOptions.DEFAULT);
            return new VerifyOperation(order, lease.desk()).run();
        }
    }

    private static List<String> targets(RunSnapshot run) {
        return run.plan().steps().stream()
                .filter(step -> step.kind() == StepKind.BACKFILL)
                .map(step -> step.input("target"))
                .distinct()
                .sorted()
                .toList();
    }

    /// That of the backfill which carried the index.
    private static Transform transform(RunSnapshot run, String target, String index) {
        return run.plan().steps().stream()
                .filter(step -> step.kind() == StepKind.BACKFILL)
                .filter(step -> step.input("target").equals(target))
                .filter(step -> Arrays.asList(step.input("indices").split(",")).contains(index))
                .findFirst()
                .map(Mending::transform)
                .orElse(Transform.NONE);
    }

    private static Transform transform(Step step) {
        String declared = step.input("transform");
        return declared.isEmpty() || declared.equals("{}")
                ? Transform.NONE
                : Transforms.parse(declared);
    }
}
