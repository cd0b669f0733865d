package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A run at one moment: immutable, whole, the one truth that every view shows.
///
/// `toUndo` are the steps that a roll back has still to take back, in that order. `orphans` are
/// steps that an edit removed and that left something behind.
public record RunSnapshot(
        String run,
        Plan plan,
        RunState state,
        Map<String, StepStatus> steps,
        List<String> toUndo,
        Map<String, Orphan> orphans) {

    /// A step that is no longer in the plan, and how it stood.
    public record Orphan(Step step, StepStatus status) {}

    public RunSnapshot {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        toUndo = List.copyOf(toUndo);
        orphans = Collections.unmodifiableMap(new TreeMap<>(orphans));
    }

    public static RunSnapshot planned(String run, Plan plan) {
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        plan.steps().forEach(step -> steps.put(step.id(), StepStatus.FIRST));
        return new RunSnapshot(run, plan, RunState.PLANNED, steps, List.of(), Map.of());
    }

    /// A new run of an edited plan: what is fresh is taken over from the run before.
    public static RunSnapshot after(RunSnapshot before, String run, Plan plan) {
        ChangeSet changes = ChangeSet.between(before.plan, before.standing(), plan);
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        plan.steps()
                .forEach(
                        step ->
                                steps.put(
                                        step.id(),
                                        before.plan.has(step.id())
                                                ? StepStatus.FIRST
                                                : before.kept(step.id())));
        for (String id : changes.fresh()) {
            StepStatus was = before.step(id);
            steps.put(id, was.adoptedFrom().isEmpty() ? was.adopted(before.run) : was);
        }
        changes.again().forEach(id -> steps.put(id, before.step(id).anew()));
        Map<String, Orphan> orphans = new TreeMap<>(before.orphans);
        orphans.keySet().removeIf(plan::has);
        for (String id : changes.orphaned()) {
            orphans.put(id, new Orphan(before.plan.step(id), before.step(id)));
        }
        return new RunSnapshot(run, plan, RunState.PLANNED, steps, List.of(), orphans);
    }

    public StepStatus step(String id) {
        StepStatus status = steps.get(plan.step(id).id());
        return status == null ? StepStatus.FIRST : status;
    }

    /// What an edit to this plan would mean.
    public ChangeSet changes(Plan edited) {
        return ChangeSet.between(plan, standing(), edited);
    }

    /// What an edit that keeps this step, or takes it up again, has to know of it.
    StepStatus kept(String id) {
        if (plan.has(id)) {
            return step(id);
        }
        Orphan orphan = orphans.get(id);
        return orphan == null ? StepStatus.FIRST : orphan.status().anew();
    }

    public boolean isQuiet() {
        return steps.values().stream().noneMatch(status -> status.state().isActive())
                && orphans.values().stream().noneMatch(each -> each.status().state().isActive());
    }

    private Map<String, ChangeSet.Standing> standing() {
        Map<String, ChangeSet.Standing> standing = new LinkedHashMap<>();
        steps.forEach((id, status) -> standing.put(id, standing(status)));
        return standing;
    }

    private static ChangeSet.Standing standing(StepStatus status) {
        return switch (status.state()) {
            case SUCCEEDED, SUCCEEDED_WITH_WAIVERS -> ChangeSet.Standing.FINISHED;
            case RUNNING, SERVING, WAITING, PAUSED, UNKNOWN, RECONCILING, STOPPING ->
                    ChangeSet.Standing.UNDER_WAY;
            case ROLLED_BACK -> ChangeSet.Standing.UNTOUCHED;
            default ->
                    status.attempt() > 0
                            ? ChangeSet.Standing.STOPPED
                            : ChangeSet.Standing.UNTOUCHED;
        };
    }
}
