package dev.turnstone.engine.bench;

import dev.turnstone.replay.bench.Measured;

/// A way to bring documents into the target's fresh index.
interface Way {
    String name();

    /// Brings the first so many documents, or fewer where the way cannot take more at once; says
    /// how many.
    Measured run(int documents) throws InterruptedException;
}
