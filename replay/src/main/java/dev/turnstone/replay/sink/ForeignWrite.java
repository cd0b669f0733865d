package dev.turnstone.replay.sink;

import dev.turnstone.replay.ledger.SequenceSet;

/// Sequence numbers of the target that none of our answers brought: the proof of this index is
/// suspended until its documents were compared by content.
public record ForeignWrite(String index, int shard, SequenceSet.Range numbers, Cause cause) {

    /// What may explain the numbers.
    public enum Cause {
        /// There before this ledger met the index: ours by another ledger, or foreign.
        GIVEN,
        /// Someone else wrote to the target.
        FOREIGN,
        /// Some of our own bulks got no answer: ours, or foreign.
        UNANSWERED,
        /// Given before this process began, after the last checkpoint: ours, or foreign.
        BEFORE_RESTART,
        /// The shard got another primary, which fills gaps with no-ops: that, or foreign.
        FAILOVER
    }
}
