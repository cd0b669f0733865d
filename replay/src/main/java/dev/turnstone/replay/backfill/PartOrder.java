package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Part;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Puts parts in an order in which those read side by side are of different shards.
final class PartOrder {
    private PartOrder() {}

    static List<Part> interleaved(List<Part> parts) {
        var byShard = new LinkedHashMap<Place, ArrayDeque<Part>>();
        for (Part part : parts) {
            byShard.computeIfAbsent(new Place(part.index(), part.shard()), _ -> new ArrayDeque<>())
                    .add(part);
        }
        var order = new ArrayList<Part>(parts.size());
        while (order.size() < parts.size()) {
            for (ArrayDeque<Part> shard : byShard.values()) {
                Part next = shard.poll();
                if (next != null) {
                    order.add(next);
                }
            }
        }
        return order;
    }
}
