package dev.turnstone.compare.parity;

import java.util.concurrent.atomic.LongAdder;

/// Counts what a running check has read. Any thread writes, any thread looks.
final class Tally {
    private final LongAdder source = new LongAdder();
    private final LongAdder target = new LongAdder();
    private final LongAdder located = new LongAdder();
    private volatile ParityProgress.Phase phase = ParityProgress.Phase.WAITING;
    private volatile long expected = -1;

    void enter(ParityProgress.Phase next, long expectedDocuments) {
        source.reset();
        target.reset();
        expected = expectedDocuments;
        phase = next;
    }

    void read(boolean ofSource, long count) {
        (ofSource ? source : target).add(count);
    }

    void located(long count) {
        located.add(count);
    }

    ParityProgress snapshot() {
        return new ParityProgress(phase, source.sum(), target.sum(), expected, located.sum());
    }
}
