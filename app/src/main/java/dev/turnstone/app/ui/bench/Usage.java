package dev.turnstone.app.ui.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What this process has used so far.
record Usage(double cpuSeconds, double peakHeapMb, double residentMb) {
    private static final double MEGABYTE = 1 << 20;
    private static final double KIBIBYTES = 1 << 10;
    private static final Path STATUS = Path.of("/proc/self/status");

    static Usage now() {
        double cpu =
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
                        / 1e9;
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
        return new Usage(cpu, heap / MEGABYTE, resident());
    }

    /// As the system counts it; where it does not say, what Java has taken of it.
    private static double resident() {
        try {
            if (Files.exists(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmRSS:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES;
                    }
                }
            }
        } catch (IOException e) {
            // Told as Java sees it.
        }
        return Runtime.getRuntime().totalMemory() / MEGABYTE;
    }
}
