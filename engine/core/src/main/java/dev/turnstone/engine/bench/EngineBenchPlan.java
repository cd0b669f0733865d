package dev.turnstone.engine.bench;

/// How wide the graph is, about, and how often everything is measured.
public record EngineBenchPlan(int steps, int rounds) {
    public static final int USUAL_STEPS = 2_000;
    public static final int USUAL_ROUNDS = 5;
    private static final int FEWEST = 8;

    public EngineBenchPlan {
        if (steps < FEWEST) {
            throw new IllegalArgumentException("steps: " + steps + " (expected: at least 8)");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: at least 1)");
        }
    }
}
