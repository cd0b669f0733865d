package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// A random sample at no cost: the documents whose seeded hashes are the smallest. One thread at a
/// time; parts are merged at the end.
final class Sample {
    private final int size;
    private final PriorityQueue<Chosen> chosen =
            new PriorityQueue<>(Comparator.comparingLong(Chosen::order).reversed());

    Sample(int size) {
        this.size = size;
    }

    record Chosen(long order, int shard, String id, @Nullable String routing) {}

    void offer(long order, int shard, Hit hit) {
        if (size > 0 && (chosen.size() < size || order < largest())) {
            add(new Chosen(order, shard, hit.id.text(), hit.routingText()));
        }
    }

    void add(Sample other) {
        other.chosen.forEach(this::add);
    }

    List<Chosen> documents() {
        return List.copyOf(chosen);
    }

    private void add(Chosen document) {
        chosen.add(document);
        if (chosen.size() > size) {
            chosen.poll();
        }
    }

    private long largest() {
        Chosen head = chosen.peek();
        return head == null ? Long.MAX_VALUE : head.order();
    }
}
