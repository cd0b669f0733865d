package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.SeenAnswer;

import java.time.Duration;
import java.util.List;

/// An answer as a proxy holds it.
public record AnswerParts(int status, List<Header> headers, BodyParts body, Duration took) {
    static AnswerParts of(SeenAnswer answer, int chunks) {
        return new AnswerParts(
                answer.status(),
                answer.headers(),
                BodyParts.of(answer.body(), chunks),
                answer.took());
    }
}
