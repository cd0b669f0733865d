package dev.turnstone.replay.traffic;

import java.time.Instant;

/// From when an exchange began until the source had answered; both are the same where it did not.
record Span(Instant begun, Instant answered) {
    Span {
        answered = answered.isBefore(begun) ? begun : answered;
    }
}
