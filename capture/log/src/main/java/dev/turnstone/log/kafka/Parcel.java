package dev.turnstone.log.kafka;

import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Records of one partition that go in one message. The writer's thread fills and sends it, any
/// thread settles it.
final class Parcel {
    /// With it a message fits into one of the producer's buffers.
    static final int PLENTY = 240 << 10;

    private static final int MOST_RECORDS = 10_000;

    private final int partition;
    private final List<Receipt> receipts = new ArrayList<>();
    private List<Waiting> records = new ArrayList<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private long bytes;

    Parcel(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    List<Waiting> records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /// A record larger than a parcel has one for itself.
    boolean hasRoom(Waiting record) {
        return records.isEmpty()
                || bytes + record.length() <= PLENTY && records.size() < MOST_RECORDS;
    }

    void add(Waiting record) {
        records.add(record);
        receipts.add(record.receipt());
        bytes += record.length();
    }

    /// Its message has been made: the records themselves may go.
    void packed() {
        records = List.of();
    }

    /// True for the first who says what became of it.
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /// Tells each record's receipt; once.
    void tell(@Nullable String lost) {
        for (Receipt receipt : receipts) {
            if (lost == null) {
                receipt.durable();
            } else {
                receipt.lost(lost);
            }
        }
    }
}
