package dev.turnstone.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What was taken and is not acknowledged yet, bounded in bytes. Any thread; event loops offer, so
/// the lock is held for moments only.
final class Outbox {
    private static final Duration GATHER = Duration.ofMillis(25);
    private static final long PLENTY = 4 << 20;

    private final long capacity;
    private final int partitions;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Handful> sent = new LinkedHashSet<>();
    private List<Waiting> unsent = new ArrayList<>();
    private long unsentBytes;
    private long unsentSince;
    private boolean closed;

    Outbox(long capacity, int partitions) {
        this.capacity = capacity;
        this.partitions = partitions;
    }

    /// A record larger than the whole capacity is taken when nothing else waits.
    synchronized boolean offer(Waiting waiting) {
        long before = bytes.get();
        long more = weight(waiting);
        if (closed || before > 0 && before + more > capacity) {
            return false;
        }
        bytes.addAndGet(more);
        boolean hadPlenty = unsentBytes >= PLENTY;
        unsentBytes += more;
        if (unsent.isEmpty()) {
            unsentSince = System.nanoTime();
            notifyAll();
        } else if (unsentBytes >= PLENTY && !hadPlenty) {
            notifyAll();
        }
        unsent.add(waiting);
        return true;
    }

    /// All that waits to be sent; nothing when it is closed and nothing is left. Lets some gather
    /// first: a message and an answer for each of them would cost more than the record itself.
    Optional<Handful> take() throws InterruptedException {
        awaitPlenty();
        return taken();
    }

    void settled(Handful handful, Parcel parcel) {
        bytes.addAndGet(-parcel.bytes());
        if (handful.settledOne()) {
            ended(handful);
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

    long bytes() {
        return bytes.get();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void awaitPlenty() throws InterruptedException {
        while (unsent.isEmpty() && !closed) {
            wait();
        }
        long deadline = System.nanoTime() + GATHER.toNanos();
        long left = GATHER.toNanos();
        while (unsentBytes < PLENTY && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    private synchronized Optional<Handful> taken() {
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        Handful next = new Handful(unsent, partitions, unsentSince);
        sent.add(next);
        unsent = new ArrayList<>(unsent.size());
        unsentBytes = 0;
        return Optional.of(next);
    }

    private synchronized void ended(Handful handful) {
        sent.remove(handful);
        if (isSettled()) {
            notifyAll();
        }
    }

    private boolean isSettled() {
        return sent.isEmpty() && unsent.isEmpty();
    }

    /// A record that goes to all partitions is in a message of each.
    private long weight(Waiting waiting) {
        return (long) waiting.length() * (waiting.partition() == Waiting.TO_ALL ? partitions : 1);
    }
}
