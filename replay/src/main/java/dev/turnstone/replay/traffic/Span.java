package dev.turnstone.replay.traffic;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.SeenAnswer;

import java.time.Instant;

/// From when an exchange began until the source had answered; both are the same where it did not.
record Span(Instant begun, Instant answered) {
    Span {
        answered = answered.isBefore(begun) ? begun : answered;
    }

    static Span of(Exchange exchange) {
        SeenAnswer answer = exchange.answer();
        Instant begun = exchange.begun();
        return new Span(begun, answer == null ? begun : begun.plus(answer.took()));
    }
}
