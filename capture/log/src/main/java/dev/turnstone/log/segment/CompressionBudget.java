package dev.turnstone.log.segment;

import java.time.Duration;

/// Whether compressing everything takes a small share of one processor: what a proxy has to do for
/// its clients goes first, and a log that is written faster is stored as it is, for to compress a
/// part of it costs as much and saves little. The writer's thread only.
final class CompressionBudget {
    private static final double SHARE = 1.0 / 20;
    private static final double WEIGHT = 0.1;
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private double nanosPerByte = 1;
    private boolean affordable = true;
    private long since = System.nanoTime();
    private long bytes;

    /// So many bytes are to be stored.
    boolean allows(long length) {
        bytes += length;
        long passed = System.nanoTime() - since;
        if (passed >= LOOK) {
            affordable = nanosPerByte * bytes / passed <= SHARE;
            since += passed;
            bytes = 0;
        }
        return affordable;
    }

    void spent(long nanos, long length) {
        nanosPerByte += WEIGHT * ((double) nanos / Math.max(1, length) - nanosPerByte);
    }
}
