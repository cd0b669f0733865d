package dev.turnstone.documents.ask;

import dev.turnstone.documents.search.Patience;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Says whether an absence can still be taken back by a failover.
///
/// `seen` was read after the first look, `before` and `after` around the second. The absence holds
/// at the checkpoint of `before` once that has passed all that the first look could see, and the
/// global checkpoint all that the second could.
final class Durable {
    private static final int TRIES = 20;
    private static final long PAUSE_MS = 25;

    private final Map<String, IndexShards> seen;
    private final Map<String, IndexShards> before;
    private final Map<String, IndexShards> looked;
    private final Supplier<Map<String, IndexShards>> states;
    private Map<String, IndexShards> after;

    Durable(
            Map<String, IndexShards> seen,
            Map<String, IndexShards> before,
            Map<String, IndexShards> after,
            Supplier<Map<String, IndexShards>> states) {
        this.seen = seen;
        this.before = before;
        this.looked = after;
        this.after = after;
        this.states = states;
    }

    Map<String, IndexShards> before() {
        return before;
    }

    Map<String, IndexShards> after() {
        return after;
    }

    int shardOf(String index, String id, @Nullable String routing) {
        return Objects.requireNonNull(before.get(index), index).routing().shardOf(id, routing);
    }

    /// The state under which the absence may be told; empty where it has to be asked again.
    Optional<ShardState> absentAt(String index, int shard) {
        Optional<ShardState> first = of(seen, index, shard);
        Optional<ShardState> second = of(before, index, shard);
        Optional<ShardState> third = of(looked, index, shard);
        if (first.isEmpty()
                || second.isEmpty()
                || third.isEmpty()
                || !first.get().hasTermOf(third.get())
                || !second.get().hasTermOf(third.get())
                || second.get().checkpoints().local() < first.get().checkpoints().maxSeqNo()) {
            return Optional.empty();
        }
        return isAcknowledged(third.get()) ? second : Optional.empty();
    }

    private boolean isAcknowledged(ShardState looking) {
        long wanted = looking.checkpoints().maxSeqNo();
        for (int i = 0; i < TRIES; i++) {
            Optional<ShardState> now = of(after, looking.index(), looking.shard());
            if (now.isEmpty() || !now.get().hasTermOf(looking)) {
                return false;
            }
            if (now.get().checkpoints().global() >= wanted) {
                return true;
            }
            Patience.pause(PAUSE_MS);
            after = states.get();
        }
        return false;
    }

    private static Optional<ShardState> of(
            Map<String, IndexShards> states, String index, int shard) {
        return states.containsKey(index)
                ? Optional.of(states.get(index).primary(shard))
                : Optional.empty();
    }
}
