package dev.turnstone.app.ui.run;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import java.util.List;
import java.util.Optional;

/// What the proofs of a run say together: the one rule for all who show it. `wanted` are those that
/// must be proven, `broken` is the first that is not.
public record Proofs(
        List<RunView.StepView> all,
        List<RunView.StepView> wanted,
        Optional<RunView.StepView> broken) {

    /// What may be said.
    public enum Verdict {
        NOT_YET,
        PROVEN,
        BROKEN
    }

    /// The last proof is of everything; until it has ended those of the groups are wanted.
    public static Proofs of(RunView run) {
        List<RunView.StepView> all =
                run.steps().stream()
                        .filter(
                                step ->
                                        step.kind() == StepKind.VALIDATE
                                                || step.kind() == StepKind.PROVE)
                        .toList();
        List<RunView.StepView> last = all.stream().filter(Proofs::isLast).toList();
        List<RunView.StepView> groups = all.stream().filter(step -> !isLast(step)).toList();
        boolean isOver =
                groups.isEmpty() || (!last.isEmpty() && last.stream().allMatch(Proofs::hasEnded));
        return new Proofs(
                all,
                isOver ? last : groups,
                all.stream().filter(step -> isBroken(step, isOver)).findFirst());
    }

    /// It came to a result that still holds: what was taken back, or is asked again, proves
    /// nothing.
    public static boolean hasEnded(RunView.StepView step) {
        return Results.of(step).has("parity")
                && (step.state().isFinished() || step.state() == StepState.FAILED);
    }

    public List<RunView.StepView> ended() {
        return wanted.stream().filter(Proofs::hasEnded).toList();
    }

    public Verdict verdict() {
        if (broken.isPresent()) {
            return Verdict.BROKEN;
        }
        return !wanted.isEmpty() && wanted.stream().allMatch(Proofs::hasEnded)
                ? Verdict.PROVEN
                : Verdict.NOT_YET;
    }

    /// A group that was waived counts no more when the last proof has held everything against each
    /// other.
    private static boolean isBroken(RunView.StepView step, boolean isOver) {
        return step.state() == StepState.FAILED
                || (hasEnded(step)
                        && !Results.of(step).path("parity").asString("").equals("proven")
                        && (isLast(step) || !isOver));
    }

    private static boolean isLast(RunView.StepView step) {
        return step.kind() == StepKind.PROVE;
    }
}
