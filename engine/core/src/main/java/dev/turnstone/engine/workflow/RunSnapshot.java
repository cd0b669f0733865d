package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// A step that is no longer in the plan, how it stood, and the hash of what its result was made
    /// from.
    public record Orphan(Step step, String hash, StepStatus status) {
        Orphan in(StepStatus now) {
            return new Orphan(step, hash, now);
        }

        /// Taken up again by a plan that asks for the very same, its result still counts.
        private boolean isFreshFor(Plan plan) {
            return status.state().isFinished() && hash.equals(plan.hash(step.id()));
        }
    }

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
        ChangeSet changes = before.changesOfNewRun(plan);
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        plan.steps().forEach(step -> steps.put(step.id(), StepStatus.FIRST));
        for (String id : changes.fresh()) {
            StepStatus was = before.known(id);
            steps.put(id, was.adoptedFrom().isEmpty() ? was.adopted(before.run) : was);
        }
        changes.again().forEach(id -> steps.put(id, before.known(id).anew()));
        // Begun again, also where nothing changed: their proxies stand until then.
        before.captures(StepStatus::stands).stream()
                .map(Step::id)
                .filter(plan::has)
                .forEach(id -> steps.put(id, before.known(id).anew()));
        Map<String, Orphan> orphans = new TreeMap<>(before.orphans);
        orphans.keySet().removeIf(plan::has);
        changes.orphaned().forEach(id -> orphans.put(id, before.orphaned(id)));
        orphans.replaceAll((_, orphan) -> orphan.in(orphan.status().leftBy(before.run)));
        return new RunSnapshot(run, plan, RunState.PLANNED, steps, List.of(), orphans);
    }

    public StepStatus step(String id) {
        StepStatus status = steps.get(plan.step(id).id());
        return status == null ? StepStatus.FIRST : status;
    }

    /// What an edit to this plan would mean: for its steps, and for those that an earlier edit took
    /// out and that come back.
    public ChangeSet changes(Plan edited) {
        ChangeSet changes = ChangeSet.between(plan, standing(), edited);
        List<String> fresh = new ArrayList<>(changes.fresh());
        List<String> again = new ArrayList<>(changes.again());
        List<String> added = new ArrayList<>();
        for (String id : changes.added()) {
            Orphan orphan = orphans.get(id);
            if (orphan == null) {
                added.add(id);
            } else {
                (orphan.isFreshFor(edited) ? fresh : again).add(id);
            }
        }
        return new ChangeSet(fresh, changes.adopted(), again, added, changes.orphaned());
    }

    /// What a new run of this plan would mean: what tells of a source that lives is not taken over,
    /// because it went on since.
    public ChangeSet changesOfNewRun(Plan edited) {
        ChangeSet changes = changes(edited);
        List<String> fresh = new ArrayList<>(changes.fresh());
        List<String> again = new ArrayList<>(changes.again());
        for (String id : changes.fresh()) {
            if (Freshness.isOfTheMoment(edited, edited.step(id))) {
                again.add(id);
            }
        }
        List<String> run = new ArrayList<>(again);
        run.addAll(changes.added());
        again.addAll(Freshness.alsoAgain(edited, run, fresh::contains));
        fresh.removeAll(again);
        return new ChangeSet(fresh, changes.adopted(), again, changes.added(), changes.orphaned());
    }

    /// How a step stands, in the plan or as an orphan.
    StepStatus known(String id) {
        if (plan.has(id)) {
            return step(id);
        }
        Orphan orphan = orphans.get(id);
        return orphan == null ? StepStatus.FIRST : orphan.status();
    }

    Orphan orphaned(String id) {
        return new Orphan(plan.step(id), plan.hash(id), step(id));
    }

    /// The steps whose proxy stands before a source: from when they were first begun until they are
    /// torn down or taken back, or somebody ended it, wherever they and the run rest meanwhile;
    /// also those that an edit left without a place in the plan.
    public List<Step> proxied() {
        return captures(StepStatus::mayStand);
    }

    /// The migrations that a proxy's capture was begun for and not taken back.
    public Set<String> captured() {
        return captures(StepStatus::stands).stream()
                .map(step -> step.input("migration"))
                .collect(Collectors.toSet());
    }

    private List<Step> captures(Predicate<StepStatus> which) {
        Stream<Step> planned = plan.steps().stream().filter(step -> which.test(step(step.id())));
        Stream<Step> left =
                orphans.values().stream()
                        .filter(orphan -> which.test(orphan.status()))
                        .map(Orphan::step);
        return Stream.concat(planned, left)
                .filter(step -> step.kind() == StepKind.PROXY_CAPTURE)
                .toList();
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
