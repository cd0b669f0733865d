package dev.turnstone.replay.sink;

import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.Epochs;
import dev.turnstone.replay.ledger.ShardSequences;

import org.jspecify.annotations.Nullable;

/// Tells of an index's documents whether the write that the target holds is ours. Any thread.
///
/// Ours is what one of our answers brought. Where answers may have been lost, or what was noted of
/// them, and where the index held documents before this ledger met it, it is also what has a
/// revision that went through our hands: a client's first write of a document never has one.
public final class OwnWrites {
    private final TargetIndex index;
    private final TargetSequences sequences;
    private final ShardSequences seen;
    private final Epochs epochs;

    OwnWrites(TargetIndex index, TargetSequences sequences, ShardSequences seen, Epochs epochs) {
        this.index = index;
        this.sequences = sequences;
        this.seen = seen;
        this.epochs = epochs;
    }

    /// `seqNo` and `version` are the target's.
    public boolean holds(String id, @Nullable String routing, long seqNo, long version) {
        if (index.mode() == TargetIndex.Mode.APPEND_ONLY) {
            return true;
        }
        return switch (sequences.cause(index, index.shardOf(id, routing), seqNo)) {
            case null -> true;
            case FOREIGN -> false;
            case GIVEN, UNANSWERED, BEFORE_RESTART, FAILOVER -> wentThroughOurHands(version);
        };
    }

    boolean wentThroughOurHands(long version) {
        return version >= 0
                && Revision.epochOf(version) <= epochs.of(index.name())
                && seen.containsInAnyShard(index.name(), Revision.withinEpochOf(version));
    }
}
