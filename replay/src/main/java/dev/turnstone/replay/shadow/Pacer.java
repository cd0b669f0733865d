package dev.turnstone.replay.shadow;

import java.time.Duration;
import java.time.Instant;

/// When a captured request is due: at a factor of the traffic's own pace, and no more than so many
/// a second. Pure: time is told to it. One thread.
///
/// A change of speed, a pause or a rest counts from the moment at which it is told: what was missed
/// is not made up for by a burst.
public final class Pacer {
    private static final long SECOND = 1_000_000_000L;

    private double speed;
    private double perSecond;
    private boolean paused;
    private boolean anchored;
    private Instant capturedAnchor = Instant.EPOCH;
    private long sentAnchor;
    private long notBefore;

    /// `speed` 0 is as fast as possible, `perSecond` 0 without limit.
    public Pacer(double speed, double perSecond) {
        this.speed = checked("speed", speed);
        this.perSecond = checked("perSecond", perSecond);
    }

    public void speed(double factor) {
        speed = checked("speed", factor);
        anchored = false;
    }

    public void limit(double mostPerSecond) {
        perSecond = checked("perSecond", mostPerSecond);
        notBefore = Long.MIN_VALUE;
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        anchored = false;
    }

    public boolean isPaused() {
        return paused;
    }

    /// How long a request that was captured then has to wait yet; nobody knows while paused.
    public Duration until(Instant captured, long nowNanos) {
        if (paused) {
            return Duration.ofMillis(50);
        }
        return Duration.ofNanos(Math.max(0, due(captured, nowNanos) - nowNanos));
    }

    /// The request goes now.
    public void sent(long nowNanos) {
        if (perSecond > 0) {
            long gap = (long) (SECOND / perSecond);
            notBefore = Math.max(notBefore, nowNanos - gap) + gap;
        }
    }

    private long due(Instant captured, long nowNanos) {
        long byLimit = perSecond > 0 ? Math.max(notBefore, nowNanos - SECOND) : nowNanos;
        if (speed == 0) {
            return byLimit;
        }
        if (!anchored) {
            anchored = true;
            capturedAnchor = captured;
            sentAnchor = nowNanos;
        }
        double since = Duration.between(capturedAnchor, captured).toNanos() / speed;
        return Math.max(byLimit, sentAnchor + (long) since);
    }

    private static double checked(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0 or more)");
        }
        return value;
    }
}
