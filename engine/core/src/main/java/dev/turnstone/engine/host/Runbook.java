package dev.turnstone.engine.host;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RollBack;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepStatus;

import java.util.List;

/// For each phase of this run: what is running, how to go back, how long that takes, what would be
/// lost. Markdown.
public final class Runbook {
    private static final List<StepKind> PHASES =
            List.of(
                    StepKind.ASSESS,
                    StepKind.SNAPSHOT,
                    StepKind.METADATA,
                    StepKind.CAPTURE,
                    StepKind.BACKFILL,
                    StepKind.REPLAY,
                    StepKind.VALIDATE,
                    StepKind.TEARDOWN,
                    StepKind.PROVE);

    private Runbook() {}

    public static String of(String session, RunSnapshot run) {
        StringBuilder text = new StringBuilder();
        text.append("# Runbook of session ")
                .append(session)
                .append(", run ")
                .append(run.run())
                .append("\n\nThe run is **")
                .append(run.state().label())
                .append(
                        "**. Until clients are turned to the target, the source has everything:"
                                + " going back never loses a write.\n");
        for (StepKind phase : PHASES) {
            List<Step> steps =
                    run.plan().steps().stream().filter(step -> step.kind() == phase).toList();
            if (!steps.isEmpty()) {
                phase(text, run, phase, steps);
            }
        }
        return text.toString();
    }

    private static void phase(
            StringBuilder text, RunSnapshot run, StepKind phase, List<Step> steps) {
        text.append("\n## ").append(phase.label()).append("\n\n");
        for (Step step : steps) {
            StepStatus status = run.step(step.id());
            text.append("- `")
                    .append(step.id())
                    .append("`: ")
                    .append(status.state().label())
                    .append(status.note().isEmpty() ? "" : " (" + status.note() + ")")
                    .append('\n');
        }
        text.append("\n**What is running:** ").append(running(phase));
        text.append("\n\n**How to go back:** `turnstone workflow rollback --to ")
                .append(steps.getFirst().id())
                .append("` takes back ")
                .append(RollBack.list(run, steps.getFirst().id()).size())
                .append(" steps, the last first; this phase itself: ")
                .append(compensation(phase));
        text.append("\n\n**How long that takes:** ").append(time(phase));
        text.append("\n\n**What would be lost:** ").append(lost(phase)).append('\n');
    }

    /// What taking a step of this kind back does.
    public static String compensation(StepKind kind) {
        return switch (kind) {
            case SNAPSHOT ->
                    "its snapshots are deleted, and the repository where Turnstone registered it and nothing"
                            + " else is in it";
            case METADATA ->
                    "what this run made on the target is removed; what earlier runs made that came to"
                            + " their end, and what others wrote to, stays";
            case CAPTURE -> "the following ends, and how far it was is forgotten";
            case BACKFILL -> "its documents stay until their indices are removed with the metadata";
            case ASSESS, REPLAY, VALIDATE, PROVE -> "nothing to take back: it only reads";
            case TEARDOWN -> "the source is followed again when the run is resumed";
            case PROXY_CAPTURE, COMPARE, SWITCH -> "not in this version";
        };
    }

    private static String running(StepKind kind) {
        return switch (kind) {
            case CAPTURE, BACKFILL, REPLAY, VALIDATE ->
                    "the source serves all clients; the target receives copies; the target's indices"
                            + " keep long tombstones and no pipelines for the time.";
            case TEARDOWN, PROVE -> "nothing of ours any more, once the phase is done.";
            default -> "the source serves all clients; nothing of ours stays running.";
        };
    }

    private static String time(StepKind kind) {
        return switch (kind) {
            case METADATA -> "about a second for each index.";
            case CAPTURE -> "a round of the follower, usually seconds.";
            case SNAPSHOT -> "what deleting a snapshot takes on the source, usually seconds.";
            default -> "no time of its own.";
        };
    }

    private static String lost(StepKind kind) {
        return switch (kind) {
            case METADATA, BACKFILL, CAPTURE ->
                    "the copies on the target, and the time it took to make them. Nothing of the source.";
            default -> "nothing.";
        };
    }
}
