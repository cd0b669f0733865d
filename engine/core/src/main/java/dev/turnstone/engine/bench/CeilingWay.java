package dev.turnstone.engine.bench;

import dev.turnstone.replay.bench.RawBulk;

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
    public Ready ready(int documents) {
        long fitting = Math.min(MOST, Runtime.getRuntime().maxMemory() / 4 / WEIGHT);
        int taken = (int) Math.min(documents, fitting);
        return new Finished(taken, stage.ceiling(taken));
    }

    private record Finished(long documents, RawBulk bulks) implements Ready {
        @Override
        public void run() throws InterruptedException {
            bulks.run();
        }
    }
}
