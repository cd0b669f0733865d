package dev.turnstone.replay.sink;

import java.time.Duration;

/// Between what the pace may move, where it starts, and the latency at which bulks get smaller.
public record PaceLimits(Pace least, Pace start, Pace most, Duration slow) {
    private static final int MB = 1 << 20;

    public static PaceLimits defaults() {
        return new PaceLimits(
                new Pace(1, 256 << 10),
                new Pace(4, 4 * MB),
                new Pace(12, 16 * MB),
                Duration.ofSeconds(10));
    }

    /// No adaptation at all: for comparisons.
    public static PaceLimits fixed(Pace pace) {
        return new PaceLimits(pace, pace, pace, Duration.ofDays(1));
    }
}
