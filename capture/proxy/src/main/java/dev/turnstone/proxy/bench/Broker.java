package dev.turnstone.proxy.bench;

import java.time.Duration;

/// The Kafka broker that is recorded to, and its process: it takes its share of the same
/// processors.
public record Broker(String bootstrap, long pid) {
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
