package dev.turnstone.engine.bench;

import dev.turnstone.replay.bench.Measured;

/// One way, measured once: our own process, and what both clusters used up meanwhile. The clusters'
/// figures hardly depend on what else the machine does.
record Round(Measured own, double sourceCpuSeconds, double targetCpuSeconds) {
    double sourceMicros() {
        return sourceCpuSeconds * 1e6 / Math.max(1, own.docs());
    }

    double targetMicros() {
        return targetCpuSeconds * 1e6 / Math.max(1, own.docs());
    }

    /// The same round with its bytes counted another way.
    Round withBytes(long counted) {
        return new Round(own.withBytes(counted), sourceCpuSeconds, targetCpuSeconds);
    }
}
