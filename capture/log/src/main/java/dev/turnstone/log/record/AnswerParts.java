package dev.turnstone.log.record;

import dev.turnstone.model.traffic.SeenAnswer;

import java.time.Duration;

/// An answer as a proxy holds it.
public record AnswerParts(int status, HeaderLines headers, BodyParts body, Duration took) {
    static AnswerParts of(SeenAnswer answer, int chunks) {
        return new AnswerParts(
                answer.status(),
                HeaderLines.of(answer.headers()),
                BodyParts.of(answer.body(), chunks),
                answer.took());
    }
}
