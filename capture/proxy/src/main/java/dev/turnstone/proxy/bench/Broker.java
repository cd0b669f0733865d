package dev.turnstone.proxy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// The Kafka broker that is recorded to, and its process: it takes its share of the same
/// processors.
public record Broker(String bootstrap, long pid) {
    /// The kernel tells threads' times in such steps, whatever its own clock is.
    private static final long MILLIS_PER_TICK = 10;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /// The log that is this topic of it.
    String logFor(String topic) {
        return "kafka:" + bootstrap + "/" + topic;
    }

    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// What its compilers' threads have taken of the processors so far; 0 where the kernel does not
    /// tell. The tools of the JDK cannot ask a server that keeps no such counts for them.
    long compileMillis() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.mapToLong(Broker::compileMillis).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /// 0 for a thread that does something else, or has ended meanwhile.
    private static long compileMillis(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int behindName = stat.lastIndexOf(')');
            if (!stat.substring(0, behindName).contains(" Compiler")) {
                return 0;
            }
            String[] fields = stat.substring(behindName + 2).split(" ", -1);
            return MILLIS_PER_TICK
                    * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
        } catch (IOException e) {
            return 0;
        }
    }
}
