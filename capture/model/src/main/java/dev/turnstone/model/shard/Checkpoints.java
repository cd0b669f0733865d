package dev.turnstone.model.shard;

/// How far the sequence numbers of one copy of a shard went. `NONE` before Elasticsearch 6; -1 in a
/// field where nothing was written yet.
///
/// Up to `local` this copy has applied everything; up to `global` every in-sync copy has, so that
/// no failover takes it back.
public record Checkpoints(String historyUuid, long maxSeqNo, long local, long global) {
    public static final Checkpoints NONE = new Checkpoints("", -1, -1, -1);

    /// False where the cluster keeps no sequence numbers.
    public boolean isKnown() {
        return !historyUuid.isEmpty();
    }
}
