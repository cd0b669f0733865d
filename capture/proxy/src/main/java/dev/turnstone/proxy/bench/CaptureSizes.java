package dev.turnstone.proxy.bench;

import java.time.Duration;
import java.util.List;

/// How much is measured: with these numbers of connections, for so long each, after a warm-up; and
/// how many bulks a second the fixed offer has.
public record CaptureSizes(
        List<Integer> connections, Duration warmUp, Duration measured, int bulksPerSecond) {
    public static final CaptureSizes USUAL =
            new CaptureSizes(
                    List.of(1, 32, 256), Duration.ofSeconds(1), Duration.ofSeconds(3), 1_000);

    public CaptureSizes {
        connections = List.copyOf(connections);
        for (int count : connections) {
            if (count < 1 || count > 10_000) {
                throw new IllegalArgumentException(
                        "connections: " + count + " (expected: 1-10000)");
            }
        }
        if (measured.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "seconds: " + measured.toMillis() / 1000.0 + " (expected: more than 0)");
        }
    }
}
