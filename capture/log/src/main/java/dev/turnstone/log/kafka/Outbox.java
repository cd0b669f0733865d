package dev.turnstone.log.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What was taken and is not acknowledged yet, bounded in bytes. Any thread.
final class Outbox {
    private static final int FEW = 64;
    private static final Duration GATHER = Duration.ofMillis(1);

    private final long capacity;
    private final ArrayDeque<Waiting> unsent = new ArrayDeque<>();
    private final Set<Waiting> unsettled = new LinkedHashSet<>();
    private long bytes;
    private boolean closed;

    Outbox(long capacity) {
        this.capacity = capacity;
    }

    /// A record larger than the whole capacity is taken when nothing else waits.
    synchronized boolean offer(Waiting waiting) {
        if (closed || bytes > 0 && bytes + waiting.length() > capacity) {
            return false;
        }
        bytes += waiting.length();
        if (unsent.isEmpty()) {
            notifyAll();
        }
        unsent.addLast(waiting);
        unsettled.add(waiting);
        return true;
    }

    /// All that waits to be sent, in order; nothing when it is closed and nothing is left. Lets a
    /// few gather first: waking a thread for each of them would cost more than sending it.
    synchronized List<Waiting> take() throws InterruptedException {
        while (unsent.isEmpty() && !closed) {
            wait();
        }
        if (unsent.size() < FEW && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, GATHER.toNanos());
        }
        List<Waiting> all = List.copyOf(unsent);
        unsent.clear();
        return all;
    }

    synchronized void settled(Waiting waiting) {
        unsettled.remove(waiting);
        bytes -= waiting.length();
        if (unsettled.isEmpty()) {
            notifyAll();
        }
    }

    /// Everything that has not been settled, to give up on; nothing is left afterwards.
    synchronized List<Waiting> abandon() {
        List<Waiting> left = List.copyOf(unsettled);
        unsent.clear();
        return left;
    }

    synchronized void awaitSettled(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (!unsettled.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
    }

    /// How long the oldest has been waiting.
    synchronized Duration age() {
        return unsettled.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - unsettled.iterator().next().since());
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
