package dev.turnstone.compare.parity;

import dev.turnstone.model.ShardRouting;

import org.jspecify.annotations.Nullable;

/// The source's shard of a document that the target holds.
@FunctionalInterface
interface SourceShards {
    /// Both sides place documents alike.
    SourceShards SAME = (targetShard, id, routing) -> targetShard;

    /// Told by the way in which the source places documents.
    static SourceShards of(ShardRouting source) {
        return (_, id, routing) -> source.shardOf(id, routing);
    }

    int shardOf(int targetShard, String id, @Nullable String routing);
}
