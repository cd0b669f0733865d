package dev.turnstone.engine.workflow;

import java.time.Instant;

/// Where decisions are kept, whole and before anything is done that they ask for.
public interface RunStore {
    /// Everything that the decision changed becomes durable at once, or nothing of it.
    void keep(Event event, Decision decision, Instant now);
}
