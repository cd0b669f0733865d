package dev.turnstone.engine.workflow;

import java.util.List;

/// What an event leads to: the run afterwards, what is to be done, and what changed.
public record Decision(RunSnapshot run, List<Order> orders, List<Change> changes) {
    public Decision {
        orders = List.copyOf(orders);
        changes = List.copyOf(changes);
    }
}
