package dev.turnstone.engine.bench;

import java.util.Set;

/// Which replays are measured: of `bulks` and of `singles`, and the shadow replays of `gets` and of
/// `searches`. None named stands for all.
public record ReplayLoads(Set<String> names) {
    public static final ReplayLoads ALL = new ReplayLoads(Set.of());

    private static final Set<String> KNOWN = Set.of("bulks", "singles", "gets", "searches");

    public ReplayLoads {
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "loads: "
                                + name
                                + " (expected: some of "
                                + String.join(", ", KNOWN.stream().sorted().toList())
                                + ")");
            }
        }
        names = Set.copyOf(names);
    }

    boolean hasWrites() {
        return has("bulks") || has("singles");
    }

    boolean has(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
