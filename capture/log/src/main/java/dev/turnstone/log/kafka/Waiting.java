package dev.turnstone.log.kafka;

import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A record that was taken and is not acknowledged yet, by as many partitions as it goes to.
final class Waiting {
    private final long lane;
    private final boolean toAll;
    private List<ByteBuffer> record;
    private final long length;
    private final long since;
    private final Receipt receipt;
    private final AtomicInteger missing;
    private volatile @Nullable String trouble;
    private @Nullable Handful handful;

    Waiting(long lane, int partitions, boolean toAll, List<ByteBuffer> record, Receipt receipt) {
        this.lane = lane;
        this.toAll = toAll;
        this.record = record;
        this.receipt = receipt;
        this.since = System.nanoTime();
        this.missing = new AtomicInteger(toAll ? partitions : 1);
        long sum = 0;
        for (ByteBuffer part : record) {
            sum += part.remaining();
        }
        this.length = sum;
    }

    long lane() {
        return lane;
    }

    boolean toAll() {
        return toAll;
    }

    long length() {
        return length;
    }

    long since() {
        return since;
    }

    /// Set once, before it is handed to the producer.
    void goesWith(Handful others) {
        handful = others;
    }

    @Nullable Handful handful() {
        return handful;
    }

    byte[] bytes() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length));
        record.forEach(part -> all.put(part.duplicate()));
        return all.array();
    }

    /// One partition has answered; true when it was the last that was missing.
    boolean settled(@Nullable String lost) {
        if (lost != null) {
            trouble = lost;
        }
        return missing.getAndUpdate(left -> Math.max(0, left - 1)) == 1;
    }

    /// Lets go of the bytes: others of its handful may have to wait for longer.
    void release() {
        record = List.of();
    }

    /// No answer is waited for any more; true when some was missing.
    boolean givenUp(String lost) {
        boolean open = missing.getAndSet(0) > 0;
        if (open) {
            trouble = lost;
        }
        return open;
    }

    /// Tells the caller what became of it; once, after the last answer.
    void tell() {
        String lost = trouble;
        if (lost == null) {
            receipt.durable();
        } else {
            receipt.lost(lost);
        }
    }
}
