package dev.turnstone.replay.traffic;

import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.Shard;

import java.util.Optional;

/// Tells whether an index and its shards' histories are still the ones that are followed.
final class Identity {
    private final Books books;

    Identity(Books books) {
        this.books = books;
    }

    /// What happened to it, in words; empty where its numbers still mean the same.
    static Optional<String> whatHappened(String index, Known known, IndexShards now) {
        if (!known.uuid().equals(now.uuid())) {
            return Optional.of("Another index has the name " + index + " now.");
        }
        for (ShardState state : now.primaries()) {
            Shard before = known.shards().get(state.shard());
            if (before == null || !before.history().equals(state.checkpoints().historyUuid())) {
                return Optional.of(
                        "The history of shard "
                                + state.shard()
                                + " of "
                                + index
                                + " was replaced.");
            }
        }
        return Optional.empty();
    }

    /// A new primary explains numbers that nobody was given.
    void noteTerms(String index, Known known, IndexShards now) {
        for (ShardState state : now.primaries()) {
            Shard before = known.shards().get(state.shard());
            if (before != null && before.term() != state.primaryTerm()) {
                books.completeness()
                        .change(
                                index,
                                then ->
                                        then.with(
                                                state.shard(),
                                                new Shard(
                                                        before.history(),
                                                        state.primaryTerm(),
                                                        before.terms() + 1)));
                books.tally()
                        .event("Shard " + state.shard() + " of " + index + " has a new primary.");
            }
        }
        books.completeness().flush();
    }
}
