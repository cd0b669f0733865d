package dev.turnstone.engine.bench;

import dev.turnstone.replay.bench.Measured;

/// Finished bulks from memory. Takes at most what a quarter of our heap holds, and no more than
/// 200,000: the rate of a target hardly depends on it.
record CeilingWay(Stage stage) implements Way {
    private static final int MOST = 200_000;
    private static final int WEIGHT = 1_100;

    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Measured run(int documents) throws InterruptedException {
        long fitting = Math.min(MOST, Runtime.getRuntime().maxMemory() / 4 / WEIGHT);
        return stage.ceiling((int) Math.min(documents, fitting)).run();
    }
}
