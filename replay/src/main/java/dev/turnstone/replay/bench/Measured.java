package dev.turnstone.replay.bench;

import java.time.Duration;

/// What a run moved and what it cost our own process.
public record Measured(
        long docs, long bytes, Duration took, double cpuSeconds, long peakHeapBytes) {
    /// The same run with its bytes counted another way.
    public Measured withBytes(long counted) {
        return new Measured(docs, counted, took, cpuSeconds, peakHeapBytes);
    }

    public double docsPerSecond() {
        return docs / seconds();
    }

    public double megabytesPerSecond() {
        return bytes / 1e6 / seconds();
    }

    public double cpuMicrosPerDoc() {
        return cpuSeconds * 1e6 / Math.max(1, docs);
    }

    private double seconds() {
        return Math.max(1e-9, took.toNanos() / 1e9);
    }
}
