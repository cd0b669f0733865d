package dev.turnstone.model.shard;

import org.jspecify.annotations.Nullable;

/// Which shard of an index holds a document.
///
/// `spread` is `routing_num_shards`: what the hash is taken of before it is folded into shards.
public record Routing(int shards, int spread, int partition) {

    public Routing {
        if (shards < 1 || spread < shards || spread % shards != 0 || partition < 1) {
            throw new IllegalArgumentException(
                    "routing: "
                            + shards
                            + " shards of "
                            + spread
                            + " (expected: a multiple), partition "
                            + partition);
        }
    }

    /// `routing` null or empty: the document goes by its id alone.
    public int shardOf(String id, @Nullable String routing) {
        String key = routing == null || routing.isEmpty() ? id : routing;
        int hash = Murmur3.ofText(key);
        int offset = partition > 1 ? Math.floorMod(Murmur3.ofText(id), partition) : 0;
        return Math.floorMod(hash + offset, spread) / (spread / shards);
    }
}
