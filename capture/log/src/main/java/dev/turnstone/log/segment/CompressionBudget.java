package dev.turnstone.log.segment;

import dev.turnstone.log.ProcessorTime;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether compressing everything takes a small share of one processor: what a proxy has to do for
/// its clients goes first, and a log that is written faster is stored as it is, for to compress a
/// part of it costs as much and saves little. The writer's thread only.
final class CompressionBudget {
    private static final double SHARE = 1.0 / 20;
    private static final double WEIGHT = 0.1;
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private final LongSupplier wall;
    private final LongSupplier processor;
    private double nanosPerByte = 1;
    private boolean affordable = true;
    private long since;
    private long bytes;
    private long began;

    CompressionBudget() {
        this(System::nanoTime, ProcessorTime::nanos);
    }

    /// With clocks of somebody's own, in nanoseconds.
    CompressionBudget(LongSupplier wall, LongSupplier processor) {
        this.wall = wall;
        this.processor = processor;
        this.since = wall.getAsLong();
    }

    /// So many bytes are to be stored.
    boolean allows(long length) {
        bytes += length;
        long passed = wall.getAsLong() - since;
        if (passed >= LOOK) {
            affordable = nanosPerByte * bytes / passed <= SHARE;
            since += passed;
            bytes = 0;
        }
        return affordable;
    }

    /// Compressing begins.
    void begin() {
        began = processor.getAsLong();
    }

    /// So many bytes have been compressed since it began.
    void end(long length) {
        long spent = processor.getAsLong() - began;
        nanosPerByte += WEIGHT * ((double) spent / Math.max(1, length) - nanosPerByte);
    }
}
