package dev.turnstone.replay.traffic;

import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.NumberBooks;
import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.OpenGap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// Keeps book of every sequence number of the followed indices. Any thread.
final class Completeness {
    private static final int MOST_RANGES = 100_000;

    private final NumberBooks books;
    private final Followed followed;
    private final CountsBefore bypasses = new CountsBefore();
    private final CountsBefore explained = new CountsBefore();
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
        noteHoles(shards.index());
    }

    /// The index is gone, or is another one.
    synchronized void forget(String index) {
        changes.remove(index);
        bypasses.forget(index);
        explained.forget(index);
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
        var byPlace = new HashMap<Place, LongStream.Builder>();
        for (Resolution.Told told : numbers) {
            byPlace.computeIfAbsent(told.place(), _ -> LongStream.builder())
                    .add(told.numbers().seqNo());
        }
        byPlace.forEach(
                (place, those) -> {
                    long[] all = those.build().toArray();
                    books.told().addAll(place, all, all.length);
                    books.settled().addAll(place, all, all.length);
                });
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
                        each ->
                                followed.change(
                                        each.getKey(), known -> changed(known, each.getValue())));
    }

    private static Known changed(Known known, List<UnaryOperator<Known>> changes) {
        Known after = known;
        for (UnaryOperator<Known> change : changes) {
            after = change.apply(after);
        }
        return after;
    }

    /// A proxy missed traffic since then that may have been of this index; `marked` is told
    /// together with it.
    synchronized void gap(String index, Instant since, Runnable marked) {
        marked.run();
        change(
                index,
                known ->
                        known.withGap(
                                new OpenGap(
                                        bypasses.before(index, since, named(index, known)),
                                        explained.before(index, since, explained(index, known)),
                                        operations(index, known, Set.of(Hole.Cause.GAP)))));
        flush();
    }

    /// Remembers what counts as a bypass at this time, and what requests explain.
    synchronized void noteHoles(String index) {
        flush();
        followed.find(index)
                .ifPresent(
                        known -> {
                            Instant now = Instant.now();
                            bypasses.note(index, now, named(index, known));
                            explained.note(index, now, explained(index, known));
                        });
    }

    /// What the gap missed was found, unless another one was told since.
    synchronized void gapHealed(String index, BooleanSupplier isStillTheSame) {
        if (isStillTheSame.getAsBoolean()) {
            change(
                    index,
                    known ->
                            known.gap() == null
                                    ? known
                                    : known.gapHealed(explain(index, known).kept()));
            flush();
        }
    }

    /// By cause, for every followed shard: the explained ones first take what they can explain.
    List<Hole> holes() {
        flush();
        var holes = new ArrayList<Hole>();
        for (String index : followed.all()) {
            followed.find(index).ifPresent(known -> holes.addAll(explain(index, known).holes()));
        }
        return holes;
    }

    /// What was told of every followed shard.
    List<Seen> seen() {
        List<Seen> all = new ArrayList<>();
        for (String index : followed.all()) {
            followed.find(index)
                    .ifPresent(
                            known -> {
                                String key = Numbered.key(index, known.uuid());
                                for (int shard : known.shards().keySet()) {
                                    long told = books.told().count(new Place(key, shard));
                                    all.add(new Seen(index, shard, told));
                                }
                            });
        }
        return all;
    }

    private Map<Integer, Long> named(String index, Known known) {
        return operations(index, known, Set.of(Hole.Cause.BYPASS));
    }

    /// What requests explain.
    private Map<Integer, Long> explained(String index, Known known) {
        return operations(
                index,
                known,
                Set.of(Hole.Cause.REFUSED, Hole.Cause.BY_QUERY, Hole.Cause.UNANSWERED));
    }

    private Map<Integer, Long> operations(String index, Known known, Set<Hole.Cause> causes) {
        var operations = new HashMap<Integer, Long>();
        for (Hole hole : explain(index, known).holes()) {
            if (causes.contains(hole.cause())) {
                operations.merge(hole.shard(), hole.operations(), Long::sum);
            }
        }
        return operations;
    }

    private Explanation explain(String index, Known known) {
        var explanation = new Explanation(index, known);
        known.shards()
                .forEach(
                        (shard, state) -> {
                            var place = new Place(Numbered.key(index, known.uuid()), shard);
                            long gone = books.gone().countBeyond(place, books.told());
                            long found = books.found().countBeyond(place, books.told());
                            explanation.explain(shard, state, gone, found);
                        });
        return explanation;
    }

    private static SeqRanges.Range range(SequenceSet.Range range) {
        return new SeqRanges.Range(range.from(), range.to());
    }

    private static Place place(ShardState shard) {
        return new Place(Numbered.key(shard.index(), shard.indexUuid()), shard.shard());
    }
}
