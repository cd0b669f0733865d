package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;

import java.util.ArrayList;
import java.util.List;

/// The changes of one bulk, owned by one sender until each of them is explained.
final class Load {
    private final List<DocumentChange> changes = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private long weight;

    void add(DocumentChange change, Delivery delivery) {
        changes.add(change);
        deliveries.add(delivery);
        weight += change.weight();
    }

    void addFrom(Load other, int item) {
        add(other.change(item), other.delivery(item));
    }

    int size() {
        return changes.size();
    }

    long weight() {
        return weight;
    }

    DocumentChange change(int item) {
        return changes.get(item);
    }

    Delivery delivery(int item) {
        return deliveries.get(item);
    }

    Load slice(int from, int to) {
        var slice = new Load();
        for (int item = from; item < to; item++) {
            slice.addFrom(this, item);
        }
        return slice;
    }
}
