package dev.turnstone.log.kafka;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What waited together and is handed to the producer together. Any thread settles its parcels.
final class Handful {
    private final List<Parcel> parcels;
    private final long since;
    private final AtomicInteger open;

    /// `since` is when the oldest record was taken, in [System#nanoTime()].
    Handful(List<Parcel> parcels, long since) {
        this.parcels = List.copyOf(parcels);
        this.since = since;
        this.open = new AtomicInteger(parcels.size());
    }

    /// Each partition's in their order.
    List<Parcel> parcels() {
        return parcels;
    }

    long since() {
        return since;
    }

    /// One of its parcels is settled; true when that was the last.
    boolean settledOne() {
        return open.decrementAndGet() == 0;
    }
}
