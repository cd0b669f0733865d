package dev.turnstone.log;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/// How many nanoseconds of a processor the thread that asks has had: threads that serve clients
/// share the processors, so the time on the wall says little of what work costs.
public final class ProcessorTime {
    private static final LongSupplier NANOS = source(ManagementFactory.getThreadMXBean());

    private ProcessorTime() {}

    /// Counts from anywhere: only differences within one thread mean something. The time on the
    /// wall where the system does not tell better.
    public static long nanos() {
        return NANOS.getAsLong();
    }

    private static LongSupplier source(ThreadMXBean threads) {
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }
}
