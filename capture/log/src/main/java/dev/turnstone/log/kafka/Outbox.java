package dev.turnstone.log.kafka;

import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What was taken and is not acknowledged yet, bounded in bytes. Any thread; event loops offer, so
/// the lock is held for moments only.
final class Outbox {
    /// The partition of a record that goes to each of them.
    static final int TO_ALL = -1;

    private static final Duration GATHER = Duration.ofMillis(25);
    private static final long PLENTY = 4 << 20;

    private final long capacity;
    private final int partitions;
    private final Set<Handful> sent = new LinkedHashSet<>();
    private final Parcels unsent;
    private long bytes;
    private long unsentBytes;
    private long unsentSince;
    private boolean closed;

    Outbox(long capacity, int partitions) {
        this.capacity = capacity;
        this.partitions = partitions;
        this.unsent = new Parcels(partitions);
    }

    /// Copies a record for this partition, or for each with [#TO_ALL]. One larger than the whole
    /// capacity is taken when nothing else waits.
    synchronized boolean offer(int partition, List<ByteBuffer> record, Receipt receipt) {
        int length = RecordBytes.length(record);
        boolean isToAll = partition == TO_ALL;
        long more = (long) length * (isToAll ? partitions : 1);
        if (closed || bytes > 0 && bytes + more > capacity) {
            return false;
        }
        int last = isToAll ? partitions - 1 : partition;
        for (int to = isToAll ? 0 : partition; to <= last; to++) {
            unsent.add(to, record, length, receipt);
        }
        took(more);
        return true;
    }

    /// All that waits to be sent; nothing when it is closed and nothing is left. Lets some gather
    /// first: a message and an answer for each of them would cost more than the record itself.
    Optional<Handful> take() throws InterruptedException {
        awaitPlenty();
        return taken();
    }

    /// The producer has the parcel's message.
    synchronized void copied(Parcel parcel) {
        unsent.giveBack(parcel);
    }

    synchronized void settled(Handful handful, Parcel parcel) {
        bytes -= parcel.bytes();
        if (handful.settledOne()) {
            sent.remove(handful);
            if (isSettled()) {
                notifyAll();
            }
        }
    }

    /// Everything that may not have been settled, to give up on; nothing is left to send
    /// afterwards.
    synchronized List<Handful> abandon() {
        taken();
        return List.copyOf(sent);
    }

    synchronized void awaitSettled(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (!isSettled() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /// How long the oldest has been waiting.
    synchronized Duration age() {
        if (isSettled()) {
            return Duration.ZERO;
        }
        long since = sent.isEmpty() ? unsentSince : sent.iterator().next().since();
        return Duration.ofNanos(System.nanoTime() - since);
    }

    synchronized long bytes() {
        return bytes;
    }

    /// Three quarters are free: whoever empties it is in no hurry.
    synchronized boolean isRoomy() {
        return bytes < capacity / 4;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void awaitPlenty() throws InterruptedException {
        while (unsentBytes == 0 && !closed) {
            wait();
        }
        long deadline = System.nanoTime() + GATHER.toNanos();
        long left = GATHER.toNanos();
        while (unsentBytes < PLENTY && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    private void took(long more) {
        bytes += more;
        boolean hadPlenty = unsentBytes >= PLENTY;
        boolean hadNone = unsentBytes == 0;
        unsentBytes += RecordBytes.taken(0) + more;
        if (hadNone) {
            unsentSince = System.nanoTime();
        }
        if (hadNone || unsentBytes >= PLENTY && !hadPlenty) {
            notifyAll();
        }
    }

    private synchronized Optional<Handful> taken() {
        if (unsentBytes == 0) {
            return Optional.empty();
        }
        Handful next = new Handful(unsent.take(), unsentSince);
        sent.add(next);
        unsentBytes = 0;
        return Optional.of(next);
    }

    private boolean isSettled() {
        return sent.isEmpty() && unsentBytes == 0;
    }
}
