package dev.turnstone.replay.shadow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Which of the requests that are due may go now. Pure. One thread.
///
/// Requests of one client connection go one after the other. A read goes only when the target has
/// caught up with the writes that the source had acknowledged before the read began: those that go
/// this way have been answered, and those that are replayed are on the target.
public final class Order {
    private final int mostUnderWay;
    private final Map<Lane, ArrayDeque<Item>> waiting = new LinkedHashMap<>();
    private final Map<Lane, Item> underWay = new HashMap<>();
    private final PriorityQueue<Item> writes =
            new PriorityQueue<>((a, b) -> a.acknowledged().compareTo(b.acknowledged()));
    private int waitingCount;

    public Order(int mostUnderWay) {
        this.mostUnderWay = mostUnderWay;
    }

    /// A client's connection.
    public record Lane(String proxy, long connection) {}

    /// A request: when it began at the source, and when that had answered.
    public record Item(
            long number, Lane lane, boolean write, Instant begun, Instant acknowledged) {}

    public void add(Item item) {
        waiting.computeIfAbsent(item.lane(), _ -> new ArrayDeque<>()).add(item);
        waitingCount++;
        if (item.write()) {
            writes.add(item);
        }
    }

    public int waiting() {
        return waitingCount;
    }

    public int underWay() {
        return underWay.size();
    }

    /// What goes now; all before `replayedUpTo` is on the target by replay.
    public List<Item> ready(Instant replayedUpTo) {
        List<Item> ready = new ArrayList<>();
        Iterator<Map.Entry<Lane, ArrayDeque<Item>>> lanes = waiting.entrySet().iterator();
        while (lanes.hasNext() && underWay.size() < mostUnderWay) {
            var lane = lanes.next();
            Item first = lane.getValue().getFirst();
            if (underWay.containsKey(lane.getKey()) || !mayGo(first, replayedUpTo)) {
                continue;
            }
            lane.getValue().removeFirst();
            waitingCount--;
            if (lane.getValue().isEmpty()) {
                lanes.remove();
            }
            underWay.put(lane.getKey(), first);
            ready.add(first);
        }
        return ready;
    }

    /// The target answered, or will not.
    public void answered(Item item) {
        underWay.remove(item.lane(), item);
        if (item.write()) {
            writes.remove(item);
        }
    }

    private boolean mayGo(Item item, Instant replayedUpTo) {
        if (item.write()) {
            return true;
        }
        Item oldest = writes.peek();
        return !item.begun().isAfter(replayedUpTo)
                && (oldest == null || oldest.acknowledged().isAfter(item.begun()));
    }
}
