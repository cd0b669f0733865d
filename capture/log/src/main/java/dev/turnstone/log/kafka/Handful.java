package dev.turnstone.log.kafka;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What waited together and is handed to the producer together, in a parcel or more for each
/// partition. Any thread settles its parcels, once one has asked for them.
final class Handful {
    private final int partitions;
    private final long since;
    private final AtomicInteger open = new AtomicInteger();
    private List<Waiting> records;
    private @Nullable List<Parcel> parcels;

    /// `since` is when the oldest of them was taken, in [System#nanoTime()].
    Handful(List<Waiting> records, int partitions, long since) {
        this.records = records;
        this.partitions = partitions;
        this.since = since;
    }

    /// Each partition's records in their order. The writer's thread, and others when it has ended.
    List<Parcel> parcels() {
        List<Parcel> made = parcels;
        if (made == null) {
            made = grouped();
            open.set(made.size());
            parcels = made;
            records = List.of();
        }
        return made;
    }

    long since() {
        return since;
    }

    /// One of its parcels is settled; true when that was the last.
    boolean settledOne() {
        return open.decrementAndGet() == 0;
    }

    private List<Parcel> grouped() {
        List<Parcel> all = new ArrayList<>();
        @Nullable Parcel[] filling = new Parcel[partitions];
        for (Waiting record : records) {
            boolean toAll = record.partition() == Waiting.TO_ALL;
            int first = toAll ? 0 : record.partition();
            int last = toAll ? partitions - 1 : first;
            for (int partition = first; partition <= last; partition++) {
                Parcel parcel = filling[partition];
                if (parcel == null || !parcel.hasRoom(record)) {
                    parcel = new Parcel(partition);
                    filling[partition] = parcel;
                    all.add(parcel);
                }
                parcel.add(record);
            }
        }
        return all;
    }
}
