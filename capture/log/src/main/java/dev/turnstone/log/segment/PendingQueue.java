package dev.turnstone.log.segment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What waits to be written, bounded in bytes. Any thread offers, the writer's thread takes.
final class PendingQueue {
    private final long capacity;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private long bytes;
    private long awaited;
    private boolean closed;

    PendingQueue(long capacity) {
        this.capacity = capacity;
    }

    /// A record larger than the whole capacity is taken when nothing else waits, so that none is
    /// impossible.
    synchronized boolean offer(Pending pending) {
        if (closed || bytes > 0 && bytes + pending.length() > capacity) {
            return false;
        }
        waiting.add(pending);
        bytes += pending.length();
        if (bytes >= awaited) {
            notifyAll();
        }
        return true;
    }

    /// Up to `most` bytes of what waits, at least one record. Waits for the first, then lets the
    /// group grow for `delay`; empty when nothing came in `idle` or the queue is closed. What is
    /// taken counts as waiting until [#settled(List)].
    synchronized List<Pending> take(long most, Duration delay, Duration idle)
            throws InterruptedException {
        await(1, idle);
        if (!waiting.isEmpty()) {
            await(Math.min(most, capacity), delay);
        }
        List<Pending> group = new ArrayList<>();
        long taken = 0;
        while (!waiting.isEmpty()
                && (group.isEmpty() || taken + waiting.peekFirst().length() <= most)) {
            Pending next = waiting.removeFirst();
            taken += next.length();
            group.add(next);
        }
        return group;
    }

    synchronized void settled(List<Pending> group) {
        for (Pending pending : group) {
            bytes -= pending.length();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized boolean isDrained() {
        return closed && waiting.isEmpty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// All that nobody took.
    synchronized List<Pending> rest() {
        List<Pending> rest = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return rest;
    }

    private void await(long enough, Duration longest) throws InterruptedException {
        awaited = enough;
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (bytes < enough && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        awaited = Long.MAX_VALUE;
    }
}
