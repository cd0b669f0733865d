package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Step;

/// What the driver is to do. Each is answered by [Event.Ended] with the same step and attempt, but
/// [Stop], which makes the one under way answer sooner.
public sealed interface Order {
    Step step();

    int attempt();

    record Begin(Step step, int attempt, StepStatus status) implements Order {}

    record Stop(Step step, int attempt) implements Order {}

    record Reconcile(Step step, int attempt, StepStatus status) implements Order {}

    record Undo(Step step, int attempt, StepStatus status) implements Order {}
}
