package dev.turnstone.log.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether compressing pays: it does where it takes less of a processor than what it spares (each
/// byte is copied several times on its way to the broker's disk), and where it takes a small share
/// of one processor anyway. The writer's thread only.
final class WorthPacking {
    private static final double NANOS_PER_BYTE_SPARED = 3;
    private static final double SHARE = 1.0 / 20;
    private static final double WEIGHT = 0.1;

    /// What is tried seldom counts for more: else other traffic would be noticed late.
    private static final double WEIGHT_OF_A_TRY = 0.5;

    private static final int TRY_AGAIN = 20;
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private final LongSupplier wall;
    private double nanosPerByte;
    private double spared = 1;
    private boolean worth = true;
    private long since;
    private long bytes;
    private int left;

    WorthPacking() {
        this(System::nanoTime);
    }

    /// With a clock of somebody's own, in nanoseconds.
    WorthPacking(LongSupplier wall) {
        this.wall = wall;
        this.since = wall.getAsLong();
    }

    /// So many bytes are to be sent. What was not worth it is tried again now and then, for other
    /// traffic may come.
    boolean allows(long length) {
        bytes += length;
        long passed = wall.getAsLong() - since;
        if (passed >= LOOK) {
            worth =
                    nanosPerByte <= NANOS_PER_BYTE_SPARED * spared
                            || nanosPerByte * bytes / passed <= SHARE;
            since += passed;
            bytes = 0;
        }
        left = worth ? TRY_AGAIN : left - 1;
        if (left < 0) {
            left = TRY_AGAIN;
        }
        return worth || left == TRY_AGAIN;
    }

    /// Compressing took so much of the processor and made so much of it.
    void spent(long nanos, long length, long packed) {
        double all = Math.max(1, length);
        double weight = worth ? WEIGHT : WEIGHT_OF_A_TRY;
        nanosPerByte += weight * (nanos / all - nanosPerByte);
        spared += weight * (Math.max(0, length - packed) / all - spared);
    }
}
