package dev.turnstone.model.shard;

/// A shard through its primary: who orders its writes now, and how far they went.
///
/// The term was read before the checkpoints: reading both again tells whether they belong together.
public record ShardState(String index, String indexUuid, long primaryTerm, ShardCopy primary) {

    public int shard() {
        return primary.shard();
    }

    public Checkpoints checkpoints() {
        return primary.checkpoints();
    }

    /// True while nothing happened that would give the same sequence numbers another meaning.
    public boolean hasHistoryOf(ShardState other) {
        return indexUuid.equals(other.indexUuid)
                && shard() == other.shard()
                && checkpoints().historyUuid().equals(other.checkpoints().historyUuid());
    }

    /// True while history and primary are the same: what was read in between belongs together.
    public boolean hasTermOf(ShardState other) {
        return hasHistoryOf(other) && primaryTerm == other.primaryTerm;
    }
}
