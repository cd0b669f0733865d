package dev.turnstone.engine.bench;

/// How much is measured: so many documents of about 1 KB, so many rounds over all ways.
public record BenchPlan(int documents, int rounds) {
    public static final int USUAL_ROUNDS = 3;

    public BenchPlan {
        require("documents", documents);
        require("rounds", rounds);
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }
}
