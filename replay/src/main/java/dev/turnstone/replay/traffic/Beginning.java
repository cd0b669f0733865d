package dev.turnstone.replay.traffic;

import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.ledger.Histories;

import java.time.Instant;
import java.util.Optional;

/// From where a replay follows its indices: noted once, and kept in the ledger of the target. One
/// thread, before anything is followed.
final class Beginning {
    private static final String BEGUN = "replay/begun/";

    private final String note;
    private final Workplace place;
    private final SourceFacts source;
    private final Books books;

    Beginning(String name, Workplace place, SourceFacts source, Books books) {
        this.note = BEGUN + name;
        this.place = place;
        this.source = source;
        this.books = books;
    }

    static Completeness completeness(Workplace place) {
        return new Completeness(
                place.ledger().numbers(), new Followed(place.ledger().notes(), place::follows));
    }

    /// See [ReplayWorker#begin(boolean)].
    void note(boolean everything) {
        if (time().isPresent()) {
            return;
        }
        for (IndexFact fact : source.all().all()) {
            String index = fact.index();
            if (place.follows(index)) {
                // It may have been made this moment, by the first canary of the proxy or a client.
                new ShardStates(place.source())
                        .findStarted(index, ShardStates.STARTING)
                        .ifPresent(this::follow);
                if (everything) {
                    books.marks().full(index);
                }
            }
        }
        place.ledger().save();
        place.ledger().notes().put(note, Instant.now().toString());
    }

    /// When it was noted, if it was.
    Optional<Instant> time() {
        return place.ledger().notes().find(note).map(Instant::parse);
    }

    /// Where the target's documents are of another history of the index, all of it is read anew.
    private void follow(IndexShards shards) {
        var histories = new Histories(place.ledger());
        if (histories.follow(place.targetOf(shards.index()), Histories.in(shards))) {
            books.marks().full(shards.index());
        }
        // One that was killed in the middle of this has kept the half of it.
        books.completeness().forget(shards.index());
        books.completeness().follow(shards, true);
    }

    /// See [ReplayWorker#forget(String, Workplace, Iterable)].
    static void forget(String name, Workplace place, Iterable<String> indices) {
        var completeness = completeness(place);
        var marks = new Marks(place.ledger().notes());
        for (String index : indices) {
            completeness.forget(index);
            marks.forget(index);
        }
        place.ledger().notes().remove(BEGUN + name);
        place.ledger().save();
    }
}
