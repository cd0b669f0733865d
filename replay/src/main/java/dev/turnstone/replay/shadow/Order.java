package dev.turnstone.replay.shadow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which of the requests that are due may go now. Pure. One thread at a time.
///
/// Requests of one client connection go one after the other. A read goes only when the target has
/// caught up with the writes that the source had acknowledged before the read began: those that go
/// this way have been answered, and those that are replayed are on the target.
public final class Order {
    private final int mostUnderWay;
    private final Map<Lane, Queue> lanes = new HashMap<>();
    private final Set<Queue> free = new LinkedHashSet<>();
    private final TreeSet<Item> writes =
            new TreeSet<>(Comparator.comparing(Item::acknowledged).thenComparingLong(Item::number));
    private int waiting;
    private int underWay;

    public Order(int mostUnderWay) {
        this.mostUnderWay = mostUnderWay;
    }

    /// A client's connection.
    public record Lane(String proxy, long connection) {}

    /// A request: when it began at the source, and when that had answered. The number is its own.
    public record Item(
            long number, Lane lane, boolean write, Instant begun, Instant acknowledged) {}

    /// What waits of one connection; it is free where nothing of it is under way.
    private static final class Queue {
        private final ArrayDeque<Item> waiting = new ArrayDeque<>();
        private @Nullable Item underWay;
    }

    public void add(Item item) {
        Queue queue = lanes.computeIfAbsent(item.lane(), _ -> new Queue());
        queue.waiting.addLast(item);
        if (queue.underWay == null) {
            free.add(queue);
        }
        waiting++;
        if (item.write()) {
            writes.add(item);
        }
    }

    public int waiting() {
        return waiting;
    }

    public int underWay() {
        return underWay;
    }

    /// What goes now; all before `replayedUpTo` is on the target by replay.
    public List<Item> ready(Instant replayedUpTo) {
        List<Item> ready = new ArrayList<>();
        Iterator<Queue> queues = free.iterator();
        while (queues.hasNext() && underWay < mostUnderWay) {
            Queue queue = queues.next();
            if (mayGo(queue.waiting.getFirst(), replayedUpTo)) {
                Item first = queue.waiting.removeFirst();
                queue.underWay = first;
                queues.remove();
                waiting--;
                underWay++;
                ready.add(first);
            }
        }
        return ready;
    }

    /// The target answered, or will not.
    public void answered(Item item) {
        Queue queue = lanes.get(item.lane());
        if (queue == null || !item.equals(queue.underWay)) {
            return;
        }
        queue.underWay = null;
        underWay--;
        if (queue.waiting.isEmpty()) {
            lanes.remove(item.lane());
        } else {
            free.add(queue);
        }
        if (item.write()) {
            writes.remove(item);
        }
    }

    private boolean mayGo(Item item, Instant replayedUpTo) {
        if (item.write()) {
            return true;
        }
        return !item.begun().isAfter(replayedUpTo)
                && (writes.isEmpty() || writes.first().acknowledged().isAfter(item.begun()));
    }
}
