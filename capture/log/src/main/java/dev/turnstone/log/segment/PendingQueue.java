package dev.turnstone.log.segment;

import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What waits to be written, bounded in bytes, in groups of a block each. Any thread offers, and
/// copies what it offers while that is at hand; the writer's thread takes the groups.
final class PendingQueue {
    /// So many groups that are not needed now keep their memory.
    private static final int KEPT = 8;

    /// So many may become durable at once.
    private static final int TOGETHER = 8;

    private final long capacity;
    private final int groupBytes;
    private final ArrayDeque<Group> full = new ArrayDeque<>();
    private final ArrayDeque<Group> spare = new ArrayDeque<>();

    private @Nullable Group filling;

    private long bytes;
    private long awaited = Long.MAX_VALUE;
    private boolean closed;

    PendingQueue(long capacity, int groupBytes) {
        this.capacity = capacity;
        this.groupBytes = groupBytes;
    }

    /// A record larger than the whole capacity is taken when nothing else waits, so that none is
    /// impossible.
    synchronized boolean offer(List<ByteBuffer> record, Receipt receipt) {
        int length = RecordBytes.length(record);
        if (closed || bytes > 0 && bytes + length > capacity) {
            return false;
        }
        Group to = roomFor(length);
        if (to == null) {
            return false;
        }
        to.add(record, length, receipt);
        bytes += length;
        if (bytes >= awaited) {
            notifyAll();
        }
        return true;
    }

    /// The oldest groups. Waits for the first record, then lets its group grow for `delay`; empty
    /// when nothing came in `idle` or the queue is closed. What is taken counts as waiting until
    /// [#settled(Group)].
    synchronized List<Group> take(Duration delay, Duration idle) throws InterruptedException {
        if (full.isEmpty()) {
            await(1, idle);
            await(bytes > 0 ? Math.min(groupBytes, capacity) : 0, delay);
        }
        List<Group> oldest = new ArrayList<>(TOGETHER);
        while (!full.isEmpty() && oldest.size() < TOGETHER) {
            oldest.add(full.remove());
        }
        Group last = filling;
        if (last != null && last.count() > 0 && oldest.isEmpty()) {
            oldest.add(last);
            filling = null;
        }
        return oldest;
    }

    /// What was taken waits no longer.
    synchronized void settled(Group group) {
        bytes -= group.length();
    }

    /// Nobody looks at the group any more.
    synchronized void giveBack(Group group) {
        if (group.isOfSize(groupBytes) && spare.size() < KEPT && !closed) {
            group.clear();
            spare.push(group);
        } else {
            group.free();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized boolean isDrained() {
        return closed && full.isEmpty() && (filling == null || filling.count() == 0);
    }

    /// Takes nothing more.
    synchronized void close() {
        closed = true;
        spare.forEach(Group::free);
        spare.clear();
        notifyAll();
    }

    /// All that nobody has taken.
    synchronized List<Group> rest() {
        List<Group> rest = new ArrayList<>(full);
        Group last = filling;
        if (last != null) {
            rest.add(last);
        }
        full.clear();
        filling = null;
        bytes = 0;
        return rest;
    }

    private @Nullable Group roomFor(int length) {
        Group now = filling;
        if (now != null && now.hasRoom(length)) {
            return now;
        }
        Group next = spare.isEmpty() || !spare.peek().hasRoom(length) ? made(length) : spare.pop();
        if (next != null) {
            if (now != null) {
                full.add(now);
            }
            filling = next;
        }
        return next;
    }

    private @Nullable Group made(int length) {
        return Group.of(Math.max(groupBytes, RecordBytes.taken(length)));
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
