package dev.turnstone.documents.delta;

import dev.turnstone.model.shard.ShardState;

import java.util.Optional;

/// Something happened to the source that changes what its sequence numbers mean.
public sealed interface SourceEvent {
    String index();

    /// Revisions of this index mean something else from now on: it is not followed any further
    /// until its epoch was raised and it was taken up again.
    default boolean stops() {
        return true;
    }

    /// Another index has the name now.
    record IndexReplaced(String index, String before, String now) implements SourceEvent {}

    /// Its documents were spread over another number of shards.
    record ShardsChanged(String index, int before, int now) implements SourceEvent {}

    /// A shard went back in time, or lost what it held.
    record HistoryReplaced(String index, int shard, String before, String now)
            implements SourceEvent {}

    /// Another copy orders the writes now; numbers above the checkpoint may be used again.
    record TermRaised(String index, int shard, long before, long now) implements SourceEvent {
        @Override
        public boolean stops() {
            return false;
        }
    }

    /// The index cannot be followed now: absent, closed, or a shard is away. It is tried again.
    record Unreadable(String index, String reason) implements SourceEvent {
        @Override
        public boolean stops() {
            return false;
        }
    }

    /// What happened between a checkpoint and now.
    static Optional<SourceEvent> between(ShardCheckpoint before, ShardState now, int shards) {
        String index = now.index();
        String history = now.checkpoints().historyUuid();
        if (!before.indexUuid().equals(now.indexUuid())) {
            return Optional.of(new IndexReplaced(index, before.indexUuid(), now.indexUuid()));
        }
        if (before.shards() != shards) {
            return Optional.of(new ShardsChanged(index, before.shards(), shards));
        }
        if (!before.historyUuid().equals(history)) {
            return Optional.of(
                    new HistoryReplaced(index, now.shard(), before.historyUuid(), history));
        }
        if (before.primaryTerm() != now.primaryTerm()) {
            return Optional.of(
                    new TermRaised(index, now.shard(), before.primaryTerm(), now.primaryTerm()));
        }
        return Optional.empty();
    }
}
