package dev.turnstone.proxy.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// How much is measured: with these numbers of connections, for so long each, after a warm-up; in
/// so many rounds, in which the ways take turns; and how many bulks a second the fixed offer has.
/// Empty parts stand for all of them.
public record CaptureSizes(
        List<Integer> connections,
        Duration warmUp,
        Duration measured,
        int rounds,
        int bulksPerSecond,
        Parts parts) {
    public static final CaptureSizes USUAL =
            new CaptureSizes(
                    List.of(1, 32, 256),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    1,
                    1_000,
                    Parts.ALL);

    private static final int MOST_ROUNDS = 100;

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
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "rounds: " + rounds + " (expected: 1-" + MOST_ROUNDS + ")");
        }
    }

    /// Which loads (`get`, `index`, `bulk-fixed`, `bulk`) and which ways (`direct`, `haproxy`,
    /// `nginx`, `segments`, `kafka`) are measured; the pipe always is.
    public record Parts(Set<String> loads, Set<String> ways) {
        public static final Parts ALL = new Parts(Set.of(), Set.of());

        public Parts {
            loads = known("loads", loads, Set.of("get", "index", "bulk-fixed", "bulk"));
            ways =
                    known(
                            "ways",
                            ways,
                            Set.of("direct", "pipe", "haproxy", "nginx", "segments", "kafka"));
        }

        boolean hasLoad(String name) {
            return loads.isEmpty() || loads.contains(name);
        }

        public boolean hasWay(String name) {
            return ways.isEmpty() || ways.contains(name);
        }

        private static Set<String> known(String field, Set<String> given, Set<String> known) {
            for (String each : given) {
                if (!known.contains(each)) {
                    throw new IllegalArgumentException(
                            field
                                    + ": "
                                    + each
                                    + " (expected: some of "
                                    + String.join(", ", known.stream().sorted().toList())
                                    + ")");
                }
            }
            return Set.copyOf(given);
        }
    }
}
