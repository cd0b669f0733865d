package dev.turnstone.engine.bench;

import java.lang.management.ManagementFactory;
import java.util.List;

/// One measurement: its median in `unit`, the other percentiles, and how much of the bar that is.
/// Processor and heap are those of this process while it was taken.
public record EngineBenchRow(
        String name,
        double rate,
        String unit,
        double bar,
        double ratioToCeiling,
        double p95,
        double most,
        double cpuSeconds,
        double peakHeapMb) {

    /// Makes rows of what was seen since it began.
    static final class Sampler {
        private long cpu;

        void begin() {
            ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
            cpu = cpu();
        }

        EngineBenchRow row(String name, List<Double> seen, double bar, String unit) {
            List<Double> sorted = seen.stream().sorted().toList();
            double median = sorted.get(sorted.size() / 2);
            return new EngineBenchRow(
                    name,
                    median,
                    unit,
                    bar,
                    median / bar,
                    sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * .95))),
                    sorted.getLast(),
                    (cpu() - cpu) / 1e9,
                    heap() / 1e6);
        }

        private static long cpu() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }

        private static double heap() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
        }
    }
}
