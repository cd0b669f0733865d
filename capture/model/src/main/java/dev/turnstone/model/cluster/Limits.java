package dev.turnstone.model.cluster;

import java.time.Duration;

/// How hard and how long one cluster may be asked.
///
/// `answer` is the longest silence: until the answer begins, and between two pieces of it.
/// `patience` bounds all tries of one request together.
public record Limits(
        int concurrency,
        double requestsPerSecond,
        Duration connect,
        Duration answer,
        int retries,
        Duration patience) {
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    public static final Limits DEFAULT =
            new Limits(
                    64,
                    UNLIMITED,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(2),
                    20,
                    Duration.ofMinutes(3));

    public Limits {
        require("concurrency", concurrency, concurrency > 0);
        require("requestsPerSecond", requestsPerSecond, requestsPerSecond > 0);
        require("connect", connect, connect.isPositive());
        require("answer", answer, answer.isPositive());
        require("retries", retries, retries >= 0);
        require("patience", patience, !patience.isNegative());
    }

    public Limits withConcurrency(int requests) {
        return new Limits(requests, requestsPerSecond, connect, answer, retries, patience);
    }

    public Limits withRequestsPerSecond(double rate) {
        return new Limits(concurrency, rate, connect, answer, retries, patience);
    }

    public Limits withTimeouts(Duration forConnect, Duration forAnswer) {
        return new Limits(concurrency, requestsPerSecond, forConnect, forAnswer, retries, patience);
    }

    public Limits withRetries(int most, Duration inTotal) {
        return new Limits(concurrency, requestsPerSecond, connect, answer, most, inTotal);
    }

    private static void require(String name, Object value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more)");
        }
    }
}
