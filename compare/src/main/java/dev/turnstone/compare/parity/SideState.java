package dev.turnstone.compare.parity;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;

import java.util.List;

/// Where an index stands: its identity, how it places documents and each primary's history.
/// Immutable.
record SideState(
        String indexUuid,
        ShardRouting routing,
        List<ShardState> shards,
        boolean hasReplicas,
        long bytesPerDocument) {
    SideState {
        shards = List.copyOf(shards);
    }

    /// Refused where a primary is not started.
    static SideState of(IndexShards index) {
        List<ShardState> primaries = index.primaries();
        long documents = primaries.stream().mapToLong(shard -> shard.primary().documents()).sum();
        long bytes = primaries.stream().mapToLong(shard -> shard.primary().bytes()).sum();
        return new SideState(
                index.uuid(),
                index.routing(),
                primaries,
                index.copies().size() > primaries.size(),
                bytes / Math.max(1, documents));
    }

    boolean sameHistory(SideState other) {
        if (!indexUuid.equals(other.indexUuid) || shards.size() != other.shards.size()) {
            return false;
        }
        for (int i = 0; i < shards.size(); i++) {
            if (!shards.get(i).hasTermOf(other.shards.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether every copy that counts holds everything that `earlier` had numbered.
    boolean isDurableUpTo(SideState earlier) {
        for (int i = 0; i < shards.size(); i++) {
            if (shards.get(i).checkpoints().global()
                    < earlier.shards.get(i).checkpoints().maxSeqNo()) {
                return false;
            }
        }
        return true;
    }

    /// Grows with every write.
    long writes() {
        return shards.stream().mapToLong(shard -> shard.checkpoints().maxSeqNo()).sum();
    }
}
