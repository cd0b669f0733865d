package dev.turnstone.engine.step;

import dev.turnstone.engine.metadata.ApplyReport;
import dev.turnstone.engine.metadata.MetadataApply;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.MetadataUndo;
import dev.turnstone.engine.metadata.UndoOptions;
import dev.turnstone.engine.metadata.UndoReport;
import dev.turnstone.engine.metadata.Unread;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Makes indices and the like on the target, after trying them there. One at a time: groups share
/// templates and pipelines.
final class MetadataWork implements Work {
    private static final int SHOWN = 3;

    private final Desks desks;
    private final MetadataPlans plans;
    private final ReentrantLock one = new ReentrantLock();

    MetadataWork(Desks desks, MetadataPlans plans) {
        this.desks = desks;
        this.plans = plans;
    }

    @Override
    public Outcome run(Inputs inputs) {
        one.lock();
        try {
            MetadataPlan plan = plans.tried(inputs);
            ApplyReport report =
                    new MetadataApply(
                                    inputs.target(), plans.journal(inputs), InstantSource.system())
                            .apply(plan);
            report.outcomes()
                    .forEach(
                            each ->
                                    inputs.context()
                                            .log(
                                                    each.result().label()
                                                            + " "
                                                            + each.kind()
                                                            + "/"
                                                            + each.name()
                                                            + " "
                                                            + each.detail()));
            return judged(inputs, report);
        } finally {
            one.unlock();
        }
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        one.lock();
        try {
            MetadataPlan plan = plans.tried(inputs);
            plan.refused().forEach(each -> inputs.context().log("refused " + each));
            return new Outcome.Done(
                    Json.MAPPER
                            .createObjectNode()
                            .put("objects", plan.objects().size())
                            .put("refused", plan.refused().size()));
        } finally {
            one.unlock();
        }
    }

    @Override
    public Outcome undo(Inputs inputs) {
        one.lock();
        try (Desks.Lease lease = desks.lease(inputs.target())) {
            UndoReport report =
                    new MetadataUndo(inputs.target(), plans.journal(inputs), InstantSource.system())
                            .undo(
                                    new UndoOptions(
                                            false,
                                            false,
                                            (index, _) -> ours(lease, index),
                                            new PlanHeirs(
                                                    plans,
                                                    inputs.context().snapshot(),
                                                    inputs.step())));
            report.outcomes()
                    .forEach(
                            each ->
                                    inputs.context()
                                            .log(
                                                    each.result().label()
                                                            + " "
                                                            + each.object()
                                                            + " "
                                                            + each.detail()));
            if (report.isComplete()) {
                return Work.done(report);
            }
            List<String> kept =
                    report.outcomes().stream()
                            .filter(each -> each.result() == UndoReport.Result.KEPT)
                            .map(each -> each.object() + " (" + each.detail() + ")")
                            .limit(SHOWN)
                            .toList();
            return new Outcome.Failed(
                    report.count(UndoReport.Result.KEPT)
                            + " objects were kept on the target, everything else was removed: "
                            + String.join(", ", kept)
                            + ".",
                    "Remove by hand what you do not want, then roll back again.");
        } finally {
            one.unlock();
        }
    }

    /// Ours is an index whose every sequence number, from the first, came back in an answer of
    /// ours.
    private static boolean ours(Desks.Lease lease, String index) {
        try {
            return lease.desk().sink().wroteAll(index);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TurnstoneException e) {
            return false;
        }
    }

    private static Outcome judged(Inputs inputs, ApplyReport report) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        for (ApplyReport.Result each : ApplyReport.Result.values()) {
            result.put(each.label(), report.count(each));
        }
        long needs = report.count(ApplyReport.Result.NEEDS_CONSENT);
        if (needs > 0 && inputs.context().agreedTo().isEmpty()) {
            return new Outcome.NeedsApproval(
                    needs
                            + " objects would lose something on the way, such as "
                            + names(report, ApplyReport.Result.NEEDS_CONSENT)
                            + ". Approve to make them all the same.",
                    result);
        }
        if (needs
                        + report.count(ApplyReport.Result.REFUSED)
                        + report.count(ApplyReport.Result.DIFFERENT)
                > 0) {
            return new Outcome.Failed(
                    "Not every object could be made: refused "
                            + names(report, ApplyReport.Result.REFUSED)
                            + "; different on the target "
                            + names(report, ApplyReport.Result.DIFFERENT)
                            + ". What was made stays.",
                    "Edit these objects (metadata.edits) or leave them out, then retry.");
        }
        if (report.count(ApplyReport.Result.NOT_PLACED) > 0) {
            return notPlaced(report);
        }
        return unread(inputs, report, result);
    }

    private static Outcome notPlaced(ApplyReport report) {
        String which =
                report.outcomes().stream()
                        .filter(each -> each.result() == ApplyReport.Result.NOT_PLACED)
                        .map(each -> each.name() + ": " + each.detail())
                        .limit(SHOWN)
                        .collect(Collectors.joining(". "));
        return new Outcome.Failed(
                "The target has no place for the primary shards of "
                        + report.count(ApplyReport.Result.NOT_PLACED)
                        + " indices, which are there but take no documents. "
                        + which,
                "Give the target room, or lift what keeps shards away (allocation settings, disk"
                        + " watermarks, shards per node), then retry. To have the indices made"
                        + " otherwise, edit them (metadata.edits) and remove them from the target"
                        + " first.");
    }

    /// Rights can be waived by whoever knows that nothing is there; everything else passes.
    private static Outcome unread(Inputs inputs, ApplyReport report, ObjectNode result) {
        if (report.hidden().isEmpty()) {
            return new Outcome.Done(result);
        }
        String what =
                "The source did not let us read its "
                        + report.hidden().stream()
                                .map(Unread::told)
                                .collect(Collectors.joining(", "))
                        + ": nothing of that kind is carried over.";
        boolean rightsAlone =
                report.hidden().stream()
                        .allMatch(each -> each.status() == 401 || each.status() == 403);
        if (!rightsAlone) {
            return new Outcome.Failed(
                    what + " What was made stays.", "Retry when the source answers again.");
        }
        String question = what + " Give the rights and retry, or approve to go on without.";
        return question.equals(inputs.context().agreedTo())
                ? new Outcome.Done(result)
                : new Outcome.NeedsApproval(question, result);
    }

    private static String names(ApplyReport report, ApplyReport.Result result) {
        List<String> names =
                report.outcomes().stream()
                        .filter(each -> each.result() == result)
                        .map(ApplyReport.Outcome::name)
                        .toList();
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().limit(SHOWN).toList())
                        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
