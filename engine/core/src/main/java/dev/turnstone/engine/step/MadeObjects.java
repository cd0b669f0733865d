package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RunSnapshot;

import java.nio.file.Path;
import java.util.List;

/// What a roll back would remove from a target, as the journals of a home know it: told before
/// somebody agrees to it. Asks no cluster. Any thread.
public final class MadeObjects {
    private final MetadataPlans plans;

    public MadeObjects(Path home, RunMarks marks) {
        this.plans = new MetadataPlans(home, marks);
    }

    /// Such as `index/orders`. What other steps need of these is left to them.
    public List<String> of(RunSnapshot run, String step) {
        return run.plan().step(step).kind() == StepKind.METADATA
                ? plans.toTakeBack(run, step, run.step(step).adoptedFrom()).standing()
                : List.of();
    }
}
