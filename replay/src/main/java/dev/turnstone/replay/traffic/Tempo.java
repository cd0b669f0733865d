package dev.turnstone.replay.traffic;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// At what pace captured exchanges are replayed: as fast as possible, or by a factor of their own
/// pace. Any thread.
final class Tempo {
    private double factor;
    private @Nullable Instant firstCaptured;
    private @Nullable Instant firstReplayed;

    /// 0 is as fast as possible.
    synchronized void factor(double newFactor) {
        if (newFactor < 0 || Double.isNaN(newFactor)) {
            throw new IllegalArgumentException("speed: " + newFactor + " (expected: 0 or more)");
        }
        factor = newFactor;
        firstCaptured = null;
    }

    synchronized boolean isAsFastAsPossible() {
        return factor == 0;
    }

    /// How long an exchange that began then has to wait yet.
    synchronized Duration until(Instant begun, Instant now) {
        if (factor == 0) {
            return Duration.ZERO;
        }
        if (firstCaptured == null || firstReplayed == null) {
            firstCaptured = begun;
            firstReplayed = now;
        }
        long nanos = (long) (Duration.between(firstCaptured, begun).toNanos() / factor);
        Duration left = Duration.between(now, firstReplayed.plusNanos(nanos));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
