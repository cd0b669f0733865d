package dev.turnstone.log.segment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What waits to be written, bounded in bytes. Any thread offers, the writer's thread takes: all at
/// once, for those who offer must never wait while it goes through them.
final class PendingQueue {
    private final long capacity;

    /// The writer's thread only.
    private ArrayDeque<Pending> taken = new ArrayDeque<>();

    private ArrayDeque<Pending> waiting = new ArrayDeque<>();
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
    List<Pending> take(long most, Duration delay, Duration idle) throws InterruptedException {
        if (taken.isEmpty()) {
            taken = takeAll(most, delay, idle);
        }
        List<Pending> group = new ArrayList<>(taken.size());
        long length = 0;
        while (!taken.isEmpty()
                && (group.isEmpty() || length + taken.peekFirst().length() <= most)) {
            Pending next = taken.removeFirst();
            length += next.length();
            group.add(next);
        }
        return group;
    }

    void settled(List<Pending> group) {
        long length = 0;
        for (Pending pending : group) {
            length += pending.length();
        }
        settled(length);
    }

    synchronized long bytes() {
        return bytes;
    }

    boolean isDrained() {
        return taken.isEmpty() && isEmptyForGood();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// All that nobody has written.
    List<Pending> rest() {
        List<Pending> rest = new ArrayList<>(taken);
        taken.clear();
        rest.addAll(untaken());
        return rest;
    }

    private synchronized List<Pending> untaken() {
        List<Pending> rest = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return rest;
    }

    private synchronized boolean isEmptyForGood() {
        return closed && waiting.isEmpty();
    }

    private synchronized void settled(long length) {
        bytes -= length;
    }

    private synchronized ArrayDeque<Pending> takeAll(long most, Duration delay, Duration idle)
            throws InterruptedException {
        await(1, idle);
        if (!waiting.isEmpty()) {
            await(Math.min(most, capacity), delay);
        }
        ArrayDeque<Pending> all = waiting;
        waiting = new ArrayDeque<>(all.size() + 1);
        return all;
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
