package dev.turnstone.replay.traffic;

import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.NumberBooks;
import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Followed.Known;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps book of every sequence number of the followed indices. Any thread.
final class Completeness {
    private static final int MOST_RANGES = 100_000;

    private final NumberBooks books;
    private final Followed followed;
    private final Map<String, List<UnaryOperator<Known>>> changes = new HashMap<>();

    Completeness(NumberBooks books, Followed followed) {
        this.books = books;
        this.followed = followed;
    }

    Followed followed() {
        return followed;
    }

    /// Follows the index from where it stands (`fromNow`), or from its first number.
    synchronized void follow(IndexShards shards, boolean fromNow) {
        if (followed.find(shards.index()).isPresent()) {
            return;
        }
        for (ShardState state : shards.primaries()) {
            if (fromNow && state.checkpoints().global() >= 0) {
                books.settled().addRange(place(state), 0, state.checkpoints().global());
            }
        }
        followed.keep(shards.index(), Followed.of(shards));
    }

    /// The index is gone, or is another one.
    synchronized void forget(String index) {
        changes.remove(index);
        followed.find(index)
                .ifPresent(
                        known ->
                                known.shards()
                                        .keySet()
                                        .forEach(
                                                shard ->
                                                        books.forget(
                                                                new Place(
                                                                        Numbered.key(
                                                                                index,
                                                                                known.uuid()),
                                                                        shard))));
        followed.forget(index);
    }

    void told(List<Resolution.Told> numbers) {
        for (Resolution.Told told : numbers) {
            long[] number = {told.numbers().seqNo()};
            books.told().addAll(told.place(), number, 1);
            books.settled().addAll(told.place(), number, 1);
        }
    }

    /// All of it was read: none of these numbers is missing.
    void read(ShardState shard, long upTo) {
        if (upTo >= 0) {
            books.settled().addRange(place(shard), 0, upTo);
        }
    }

    void found(ShardState shard, SeqRanges numbers) {
        numbers.ranges()
                .forEach(
                        range -> {
                            books.found().addRange(place(shard), range.first(), range.last());
                            books.settled().addRange(place(shard), range.first(), range.last());
                        });
    }

    void gone(ShardState shard, SeqRanges numbers) {
        numbers.ranges()
                .forEach(
                        range -> {
                            books.gone().addRange(place(shard), range.first(), range.last());
                            books.settled().addRange(place(shard), range.first(), range.last());
                        });
    }

    /// What nobody told up to this number.
    SeqRanges missing(ShardState shard, long upTo) {
        if (upTo < 0) {
            return new SeqRanges(List.of());
        }
        Place place = place(shard);
        if (!books.settled().isKnown(place)) {
            return new SeqRanges(List.of(new SeqRanges.Range(0, upTo)));
        }
        return new SeqRanges(
                books.settled().holes(place, upTo, MOST_RANGES).stream()
                        .map(Completeness::range)
                        .toList());
    }

    /// Durable with the next [#flush()] after which the index is followed.
    synchronized void change(String index, UnaryOperator<Known> change) {
        changes.computeIfAbsent(index, _ -> new ArrayList<>()).add(change);
    }

    synchronized void flush() {
        changes.entrySet()
                .removeIf(
                        each -> {
                            Optional<Known> known = followed.find(each.getKey());
                            known.ifPresent(
                                    before -> {
                                        Known after = before;
                                        for (UnaryOperator<Known> change : each.getValue()) {
                                            after = change.apply(after);
                                        }
                                        followed.keep(each.getKey(), after);
                                    });
                            return known.isPresent();
                        });
    }

    /// By cause, for every followed shard: the explained ones first take what they can explain.
    List<Hole> holes() {
        flush();
        var holes = new ArrayList<Hole>();
        for (String index : followed.all()) {
            followed.find(index).ifPresent(known -> holes(index, known, holes));
        }
        return holes;
    }

    private void holes(String index, Known known, List<Hole> holes) {
        var budget = new Budget(known);
        known.shards()
                .forEach(
                        (shard, state) -> {
                            var place = new Place(Numbered.key(index, known.uuid()), shard);
                            long gone = books.gone().countBeyond(place, books.told());
                            long found = books.found().countBeyond(place, books.told());
                            budget.explain(index, shard, state, gone, found, holes);
                        });
    }

    private static SeqRanges.Range range(SequenceSet.Range range) {
        return new SeqRanges.Range(range.from(), range.to());
    }

    private static Place place(ShardState shard) {
        return new Place(Numbered.key(shard.index(), shard.indexUuid()), shard.shard());
    }

    /// What of an index's explanations is left.
    private static final class Budget {
        private final boolean gap;
        private long refused;
        private long byQuery;
        private long unanswered;

        Budget(Known known) {
            this.gap = known.gap();
            this.refused = known.refused();
            this.byQuery = known.byQuery() < 0 ? Long.MAX_VALUE : known.byQuery();
            this.unanswered = known.unanswered();
        }

        void explain(
                String index,
                int shard,
                Followed.Shard state,
                long gone,
                long found,
                List<Hole> holes) {
            long none = gone;
            long late = Math.min(refused, none);
            refused -= late;
            none -= late;
            long failover = state.terms() > 0 ? none : 0;
            long rest = none - failover + found;
            long queried = Math.min(byQuery, rest);
            byQuery -= queried;
            rest -= queried;
            long open = Math.min(unanswered, rest);
            unanswered -= open;
            rest -= open;
            add(holes, index, shard, Hole.Cause.REFUSED, late);
            add(holes, index, shard, Hole.Cause.FAILOVER, failover);
            add(holes, index, shard, Hole.Cause.BY_QUERY, queried);
            add(holes, index, shard, Hole.Cause.UNANSWERED, open);
            add(holes, index, shard, gap ? Hole.Cause.GAP : Hole.Cause.BYPASS, rest);
        }

        private static void add(
                List<Hole> holes, String index, int shard, Hole.Cause cause, long operations) {
            if (operations > 0) {
                holes.add(new Hole(index, shard, cause, operations));
            }
        }
    }
}
