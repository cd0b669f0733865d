package dev.turnstone.engine.workflow;

import java.time.Instant;
import java.util.List;

/// Who agreed to what, and on which evidence. A waiver agrees although a check says no.
public record Approval(
        String who, Instant when, String question, boolean waiver, List<Evidence> evidence) {
    public Approval {
        evidence = List.copyOf(evidence);
    }
}
