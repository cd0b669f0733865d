package dev.turnstone.replay.traffic;

import dev.turnstone.model.Json;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.Notes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What is remembered of the followed indices: which index it was, its histories, where following
/// began, and what may explain numbers that nobody told. Any thread; durable.
final class Followed {
    private static final String PREFIX = "replay/followed/";

    private final Notes notes;
    private final Predicate<String> ours;

    /// `ours` are the indices that this replay follows: others may follow others of the same
    /// target.
    Followed(Notes notes, Predicate<String> ours) {
        this.notes = notes;
        this.ours = ours;
    }

    /// A shard as it was when it was last looked at. `terms` counts how often its primary changed
    /// since it is followed.
    record Shard(String history, long term, long terms) {}

    /// A stretch that a proxy did not record. `named` is what counted as a bypass before it began,
    /// by shard, `explained` what requests had explained, `earlier` what earlier gaps have: that
    /// stays what it is.
    record OpenGap(
            Map<Integer, Long> named,
            @Nullable Map<Integer, Long> explained,
            @Nullable Map<Integer, Long> earlier) {
        OpenGap {
            named = new TreeMap<>(named);
            explained = sortedOrNone(explained);
            earlier = sortedOrNone(earlier);
        }

        /// What was there before it.
        long before(int shard) {
            return count(named, shard) + count(explained, shard) + count(earlier, shard);
        }

        private static long count(@Nullable Map<Integer, Long> counts, int shard) {
            return counts == null ? 0 : counts.getOrDefault(shard, 0L);
        }

        /// Ledgers of before do not have all of them.
        private static Map<Integer, Long> sortedOrNone(@Nullable Map<Integer, Long> counts) {
            return counts == null ? Map.of() : new TreeMap<>(counts);
        }
    }

    /// `byQuery` and `unanswered` are operations that may have taken numbers; -1 is any number of
    /// them. `missed` are those of healed gaps, by shard.
    record Known(
            String uuid,
            Map<Integer, Shard> shards,
            long refused,
            long byQuery,
            long unanswered,
            @Nullable OpenGap gap,
            Map<Integer, Long> missed) {
        Known {
            shards = new TreeMap<>(shards);
            missed = new TreeMap<>(missed);
        }

        Known refusedOnce() {
            return new Known(uuid, shards, refused + 1, byQuery, unanswered, gap, missed);
        }

        Known byQuery(long documents) {
            long sum = byQuery < 0 || documents < 0 ? -1 : byQuery + documents;
            return new Known(uuid, shards, refused, sum, unanswered, gap, missed);
        }

        Known unansweredOnce() {
            return new Known(uuid, shards, refused, byQuery, unanswered + 1, gap, missed);
        }

        /// One that is open already goes on.
        Known withGap(OpenGap other) {
            OpenGap open = gap == null ? other : gap;
            return new Known(uuid, shards, refused, byQuery, unanswered, open, missed);
        }

        /// What went past the proxies from now on is a bypass again.
        Known gapHealed(Map<Integer, Long> all) {
            return new Known(uuid, shards, refused, byQuery, unanswered, null, all);
        }

        Known with(int shard, Shard now) {
            var all = new TreeMap<>(shards);
            all.put(shard, now);
            return new Known(uuid, all, refused, byQuery, unanswered, gap, missed);
        }
    }

    Optional<Known> find(String index) {
        return notes.find(PREFIX + index).map(text -> Json.MAPPER.readValue(text, Known.class));
    }

    void keep(String index, Known known) {
        notes.put(PREFIX + index, Json.MAPPER.writeValueAsString(known));
    }

    /// False where it is not followed. One change at a time, also where several replays follow the
    /// same indices.
    boolean change(String index, UnaryOperator<Known> change) {
        synchronized (notes) {
            Optional<Known> known = find(index);
            known.ifPresent(before -> keep(index, change.apply(before)));
            return known.isPresent();
        }
    }

    void forget(String index) {
        notes.remove(PREFIX + index);
    }

    List<String> all() {
        return notes.all().keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .filter(ours)
                .sorted()
                .toList();
    }

    static Known of(IndexShards shards) {
        var all = new TreeMap<Integer, Shard>();
        for (ShardState state : shards.primaries()) {
            all.put(
                    state.shard(),
                    new Shard(state.checkpoints().historyUuid(), state.primaryTerm(), 0));
        }
        return new Known(shards.uuid(), all, 0, 0, 0, null, Map.of());
    }
}
