package dev.turnstone.engine.bench;

import dev.turnstone.replay.bench.RawBulk;

/// Finished bulks, sent as fast as the target takes them.
record CeilingWay(Stage stage) implements Way {
    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Ready ready(int documents) {
        return new Finished(documents, stage.ceiling(documents));
    }

    private record Finished(long documents, RawBulk bulks) implements Ready {
        @Override
        public void run() throws InterruptedException {
            bulks.run();
        }
    }
}
