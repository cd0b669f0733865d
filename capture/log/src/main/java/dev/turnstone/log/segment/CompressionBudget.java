package dev.turnstone.log.segment;

import java.time.Duration;

/// How much of one processor compressing may take: what a proxy has to do for its clients goes
/// first, and a log that is written fast is stored as it is. The writer's thread only.
final class CompressionBudget {
    private static final long SHARE = 20;
    private static final long MOST = Duration.ofMillis(250).toNanos();

    private long left = MOST;
    private long since = System.nanoTime();

    boolean allows() {
        long now = System.nanoTime();
        left = Math.min(MOST, left + (now - since) / SHARE);
        since = now;
        return left > 0;
    }

    void spent(long nanos) {
        left -= nanos;
    }
}
