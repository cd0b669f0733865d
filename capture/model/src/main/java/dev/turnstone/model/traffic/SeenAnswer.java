package dev.turnstone.model.traffic;

import java.time.Duration;
import java.util.List;

/// What the source answered, and how long it took to the last byte.
public record SeenAnswer(int status, List<Header> headers, Payload body, Duration took) {
    public SeenAnswer {
        headers = List.copyOf(headers);
    }
}
