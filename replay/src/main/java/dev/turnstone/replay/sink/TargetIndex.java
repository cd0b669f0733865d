package dev.turnstone.replay.sink;

import dev.turnstone.model.ShardRouting;

import org.jspecify.annotations.Nullable;

/// An index of the target as writes find it: its true name, and how it spreads documents over
/// shards.
public record TargetIndex(
        String name, String concrete, String uuid, ShardRouting routing, Mode mode) {

    /// How documents are written.
    public enum Mode {
        /// With external versions: any order, any number of times.
        VERSIONED,
        /// Data streams take no external version: created once under their id.
        APPEND_ONLY
    }

    public int shards() {
        return routing.shards();
    }

    /// The shard that holds a document, as the server computes it.
    public int shardOf(String id, @Nullable String customRouting) {
        return routing.shardOf(id, customRouting);
    }
}
