package dev.turnstone.engine.workflow;

import java.time.Instant;
import java.util.List;

/// Where decisions are kept, whole and before anything is done that they ask for.
public interface RunStore {
    /// One decision, and the event that led to it.
    record Kept(Event event, Decision decision, Instant when) {}

    /// Decisions of one run that follow each other: everything that they changed becomes durable at
    /// once, or nothing of it.
    void keep(List<Kept> decisions);
}
