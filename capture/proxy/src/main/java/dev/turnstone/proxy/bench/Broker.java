package dev.turnstone.proxy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The Kafka broker that is recorded to, and its process: it takes its share of the same
/// processors.
public record Broker(String bootstrap, long pid) {
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// How long it has compiled its own program so far; 0 where nobody can tell. Blocks.
    long compileMillis() {
        try {
            Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
            Process asked =
                    new ProcessBuilder(jstat.toString(), "-compiler", Long.toString(pid))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader answer = asked.inputReader()) {
                return answer.lines().skip(1).findFirst().map(Broker::millis).orElse(0L);
            }
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /// The fourth column is seconds.
    private static long millis(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        return columns.length < 4 ? 0 : Math.round(Double.parseDouble(columns[3]) * 1_000);
    }
}
