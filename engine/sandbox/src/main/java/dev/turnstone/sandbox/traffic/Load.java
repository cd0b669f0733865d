package dev.turnstone.sandbox.traffic;

import java.time.Duration;

/// How much traffic, and for how long.
///
/// @param operations ends the run earlier than its duration; 0 for no such end
/// @param perSecond requests of all clients together; 0 for as fast as they can
public record Load(int clients, Duration duration, long operations, int perSecond) {
    public Load {
        if (clients < 1 || clients > 1_000) {
            throw new IllegalArgumentException("clients: " + clients + " (expected: 1-1000)");
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "duration: " + duration + " (expected: more than none)");
        }
        if (operations < 0 || perSecond < 0) {
            throw new IllegalArgumentException("operations, perSecond: expected 0 or more");
        }
    }
}
