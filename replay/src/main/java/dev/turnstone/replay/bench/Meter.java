package dev.turnstone.replay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;

/// Measures one run of this process: time, processor, and the highest heap. One run at a time.
public final class Meter {
    private final long start = System.nanoTime();
    private final long cpu = cpuNanos();

    private Meter() {}

    public static Meter start() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            pool.resetPeakUsage();
        }
        return new Meter();
    }

    public Measured stop(long docs, long bytes) {
        return new Measured(
                docs,
                bytes,
                Duration.ofNanos(System.nanoTime() - start),
                (cpuNanos() - cpu) / 1e9,
                peakHeap());
    }

    /// The peaks of the heap's pools, which need not have been at the same moment: never too low.
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
