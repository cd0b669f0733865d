package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A run while a decision is made. Every change goes through here and is held against
/// [Transitions].
final class Board {
    private final String run;
    private final Map<String, StepStatus> steps;
    private final Map<String, RunSnapshot.Orphan> orphans;
    private final List<Order> orders = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private Plan plan;
    private RunState state;
    private List<String> toUndo;

    Board(RunSnapshot before) {
        this.run = before.run();
        this.plan = before.plan();
        this.state = before.state();
        this.steps = new LinkedHashMap<>(before.steps());
        this.toUndo = new ArrayList<>(before.toUndo());
        this.orphans = new TreeMap<>(before.orphans());
    }

    RunSnapshot now() {
        return new RunSnapshot(run, plan, state, steps, toUndo, orphans);
    }

    Decision decision() {
        return new Decision(now(), orders, changes);
    }

    Plan plan() {
        return plan;
    }

    RunState state() {
        return state;
    }

    List<String> toUndo() {
        return toUndo;
    }

    Map<String, RunSnapshot.Orphan> orphans() {
        return orphans;
    }

    List<String> ids() {
        return List.copyOf(steps.keySet());
    }

    StepStatus at(String id) {
        StepStatus status = steps.get(id);
        if (status == null) {
            RunSnapshot.Orphan orphan = orphans.get(id);
            return orphan == null ? StepStatus.FIRST : orphan.status();
        }
        return status;
    }

    Step step(String id) {
        RunSnapshot.Orphan orphan = orphans.get(id);
        return orphan == null ? plan.step(id) : orphan.step();
    }

    boolean knows(String id) {
        return steps.containsKey(id) || orphans.containsKey(id);
    }

    void become(RunState next) {
        if (next == state) {
            return;
        }
        if (!Transitions.isLegal(state, next)) {
            throw new IllegalStateException("run: " + state + " cannot become " + next);
        }
        state = next;
    }

    /// Moves a step, and lets `with` fill in what belongs to the new state.
    void move(String id, StepState next, String reason, UnaryOperator<StepStatus> with) {
        StepStatus before = at(id);
        if (!Transitions.isLegal(before.state(), next)) {
            throw new IllegalStateException(
                    "step " + id + ": " + before.state() + " cannot become " + next);
        }
        StepStatus after = with.apply(before.in(next));
        put(id, after);
        changes.add(new Change(id, before.state(), next, after.attempt(), reason));
    }

    void move(String id, StepState next, String reason) {
        move(id, next, reason, each -> each.saying(reason, ""));
    }

    /// Changes what is known of a step without moving it.
    void note(String id, UnaryOperator<StepStatus> with) {
        put(id, with.apply(at(id)));
    }

    void begin(String id) {
        move(id, StepState.RUNNING, "", StepStatus::begun);
        if (isTornDown(id)) {
            move(id, StepState.SUCCEEDED, "its teardown is done");
            return;
        }
        orders.add(new Order.Begin(step(id), at(id).attempt(), at(id)));
    }

    /// A service whose teardown is done: whether anybody heard of its end or not, nothing would end
    /// it another time.
    private boolean isTornDown(String id) {
        return plan.has(id)
                && step(id).kind().isService()
                && plan.dependents(id).stream()
                        .anyMatch(
                                after ->
                                        step(after).kind() == StepKind.TEARDOWN
                                                && at(after).state().isFinished());
    }

    void order(Order order) {
        orders.add(order);
    }

    void undoing(List<String> ids) {
        toUndo = new ArrayList<>(ids);
    }

    void replan(Plan edited, Map<String, StepStatus> statuses) {
        plan = edited;
        steps.clear();
        steps.putAll(statuses);
    }

    boolean any(java.util.function.Predicate<StepState> which) {
        return steps.values().stream().map(StepStatus::state).anyMatch(which)
                || orphans.values().stream().map(each -> each.status().state()).anyMatch(which);
    }

    private void put(String id, StepStatus status) {
        if (steps.containsKey(id)) {
            steps.put(id, status);
        } else {
            orphans.computeIfPresent(id, (_, orphan) -> orphan.in(status));
        }
    }
}
