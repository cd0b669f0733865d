package dev.turnstone.documents.delta;

import dev.turnstone.documents.Position;
import dev.turnstone.model.shard.ShardState;

/// How far a shard was followed, and under what it was then.
public record ShardCheckpoint(
        String indexUuid, String historyUuid, int shards, long primaryTerm, Position position) {

    static ShardCheckpoint of(ShardState state, int shards, Position position) {
        return new ShardCheckpoint(
                state.indexUuid(),
                state.checkpoints().historyUuid(),
                shards,
                state.primaryTerm(),
                position);
    }
}
