package dev.turnstone.log.kafka;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Records that were handed to the producer together: accounts are kept for each of these, not for
/// each record. Any thread.
final class Handful {
    private final List<Waiting> records;
    private final AtomicInteger open;

    Handful(List<Waiting> records) {
        this.records = records;
        this.open = new AtomicInteger(records.size());
    }

    List<Waiting> records() {
        return records;
    }

    long since() {
        return records.isEmpty() ? System.nanoTime() : records.getFirst().since();
    }

    /// One of its records is settled; true when that was the last.
    boolean settledOne() {
        return open.decrementAndGet() == 0;
    }
}
