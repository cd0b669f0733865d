package dev.turnstone.engine.bench;

/// A way to bring documents into the target's fresh index.
interface Way {
    String name();

    /// Makes everything ready for the first so many documents, or fewer where the way cannot take
    /// more at once. None of this is measured.
    Ready ready(int documents);

    /// What is measured: the run, and not what closing it takes.
    interface Ready extends AutoCloseable {
        long documents();

        void run() throws InterruptedException;

        @Override
        default void close() {}
    }
}
