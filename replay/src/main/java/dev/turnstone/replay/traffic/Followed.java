package dev.turnstone.replay.traffic;

import dev.turnstone.model.Json;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.Notes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
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

    /// A stretch that a proxy did not record: since when, and when the newest was told of that goes
    /// on with it.
    record OpenGap(Instant since, Instant told) {}

    /// `byQuery` and `unanswered` are operations that may have taken numbers; -1 is any number of
    /// them. `openGap` is what is not healed yet.
    record Known(
            String uuid,
            Map<Integer, Shard> shards,
            long refused,
            long byQuery,
            long unanswered,
            @Nullable OpenGap openGap) {
        Known {
            shards = new TreeMap<>(shards);
        }

        Known refusedOnce() {
            return new Known(uuid, shards, refused + 1, byQuery, unanswered, openGap);
        }

        Known byQuery(long documents) {
            long sum = byQuery < 0 || documents < 0 ? -1 : byQuery + documents;
            return new Known(uuid, shards, refused, sum, unanswered, openGap);
        }

        Known unansweredOnce() {
            return new Known(uuid, shards, refused, byQuery, unanswered + 1, openGap);
        }

        /// One that is open already goes on.
        Known withGap(Instant since, Instant told) {
            Instant first =
                    openGap == null || since.isBefore(openGap.since()) ? since : openGap.since();
            return new Known(uuid, shards, refused, byQuery, unanswered, new OpenGap(first, told));
        }

        /// What goes past the proxies from now on is a bypass again.
        Known gapHealed() {
            return new Known(uuid, shards, refused, byQuery, unanswered, null);
        }

        Known with(int shard, Shard now) {
            var all = new TreeMap<>(shards);
            all.put(shard, now);
            return new Known(uuid, all, refused, byQuery, unanswered, openGap);
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
        return new Known(shards.uuid(), all, 0, 0, 0, null);
    }
}
