package dev.turnstone.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What was taken and is not acknowledged yet, bounded in bytes. Any thread; event loops offer, so
/// the lock is held for moments only, and not at all for each record that is acknowledged.
final class Outbox {
    private static final Duration GATHER = Duration.ofMillis(5);
    private static final long PLENTY = 512 << 10;

    private final long capacity;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<Handful> sent = new LinkedHashSet<>();
    private List<Waiting> unsent = new ArrayList<>();
    private long unsentBytes;
    private boolean closed;

    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /// A record larger than the whole capacity is taken when nothing else waits.
    synchronized boolean offer(Waiting waiting) {
        long before = bytes.get();
        if (closed || before > 0 && before + waiting.length() > capacity) {
            return false;
        }
        bytes.addAndGet(waiting.length());
        boolean hadPlenty = unsentBytes >= PLENTY;
        unsentBytes += waiting.length();
        if (unsent.isEmpty() || unsentBytes >= PLENTY && !hadPlenty) {
            notifyAll();
        }
        unsent.add(waiting);
        return true;
    }

    /// All that waits to be sent, in order; nothing when it is closed and nothing is left. Lets
    /// some gather first: waking threads for each of them would cost more than sending it.
    synchronized Handful take() throws InterruptedException {
        while (unsent.isEmpty() && !closed) {
            wait();
        }
        long deadline = System.nanoTime() + GATHER.toNanos();
        long left = GATHER.toNanos();
        while (unsentBytes < PLENTY && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        Handful next = new Handful(unsent);
        for (Waiting waiting : unsent) {
            waiting.goesWith(next);
        }
        unsent = new ArrayList<>(next.records().size());
        unsentBytes = 0;
        if (!next.records().isEmpty()) {
            sent.add(next);
        }
        return next;
    }

    void settled(Waiting waiting) {
        bytes.addAndGet(-waiting.length());
        waiting.release();
        Handful with = waiting.handful();
        if (with != null && with.settledOne()) {
            ended(with);
        }
    }

    /// Everything that may not have been settled, to give up on; nothing is left to send
    /// afterwards.
    synchronized List<Waiting> abandon() {
        List<Waiting> left = new ArrayList<>();
        sent.forEach(each -> left.addAll(each.records()));
        left.addAll(unsent);
        unsent.clear();
        unsentBytes = 0;
        return left;
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
        long since = sent.isEmpty() ? unsent.getFirst().since() : sent.iterator().next().since();
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

    private synchronized void ended(Handful handful) {
        sent.remove(handful);
        if (isSettled()) {
            notifyAll();
        }
    }

    private boolean isSettled() {
        return sent.isEmpty() && unsent.isEmpty();
    }
}
