package dev.turnstone.replay.traffic;

import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.NumberBooks;
import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.ShardSequences;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Explanation.Untold;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.OpenGap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// Keeps book of every sequence number of the followed indices. Any thread; several replays may
/// share the books, and what belongs together changes while they are held.
final class Completeness {
    private static final int MOST_RANGES = 100_000;

    /// More than the clocks of proxies and ours may differ.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final NumberBooks books;
    private final Followed followed;
    private final int mostRanges;
    private final Map<String, List<UnaryOperator<Known>>> changes = new HashMap<>();

    Completeness(NumberBooks books, Followed followed) {
        this(books, followed, MOST_RANGES);
    }

    /// Tells no more ranges of what is missing at once.
    Completeness(NumberBooks books, Followed followed, int mostRanges) {
        this.books = books;
        this.followed = followed;
        this.mostRanges = mostRanges;
    }

    Followed followed() {
        return followed;
    }

    /// Follows the index from where it stands (`fromNow`), or from its first number.
    void follow(IndexShards shards, boolean fromNow) {
        synchronized (books) {
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
    }

    /// The index is gone, or is another one.
    void forget(String index) {
        synchronized (books) {
            changes.remove(index);
            followed.find(index).ifPresent(known -> forget(index, known));
            followed.forget(index);
        }
    }

    private void forget(String index, Known known) {
        String key = Numbered.key(index, known.uuid());
        known.shards().keySet().forEach(shard -> books.forget(new Place(key, shard)));
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
        cameUp(books.found(), shard, numbers);
    }

    void gone(ShardState shard, SeqRanges numbers) {
        cameUp(books.gone(), shard, numbers);
    }

    private void cameUp(ShardSequences as, ShardState shard, SeqRanges numbers) {
        synchronized (books) {
            flush();
            Place place = place(shard);
            boolean mayBeMissed = hasGap(shard.index());
            List<SequenceSet.Range> ranges = new ArrayList<>();
            for (SeqRanges.Range range : numbers.ranges()) {
                as.addRange(place, range.first(), range.last());
                if (mayBeMissed) {
                    books.missed().addRange(place, range.first(), range.last());
                }
                books.settled().addRange(place, range.first(), range.last());
                ranges.add(new SequenceSet.Range(range.first(), range.last()));
            }
            books.recent().add(place, Instant.now(), ranges);
        }
    }

    private boolean hasGap(String index) {
        return followed.find(index).map(Known::openGap).isPresent();
    }

    /// What nobody told up to this number; where it is very much, the lowest of it.
    SeqRanges missing(ShardState shard, long upTo) {
        if (upTo < 0) {
            return new SeqRanges(List.of());
        }
        Place place = place(shard);
        if (!books.settled().isKnown(place)) {
            return new SeqRanges(List.of(new SeqRanges.Range(0, upTo)));
        }
        return new SeqRanges(
                books.settled().holes(place, upTo, mostRanges).stream()
                        .map(Completeness::range)
                        .toList());
    }

    /// Durable with the next [#flush()] after which the index is followed.
    void change(String index, UnaryOperator<Known> change) {
        synchronized (books) {
            changes.computeIfAbsent(index, _ -> new ArrayList<>()).add(change);
        }
    }

    void flush() {
        synchronized (books) {
            changes.entrySet()
                    .removeIf(
                            each ->
                                    followed.change(
                                            each.getKey(),
                                            known -> changed(known, each.getValue())));
        }
    }

    private static Known changed(Known known, List<UnaryOperator<Known>> changes) {
        Known after = known;
        for (UnaryOperator<Known> change : changes) {
            after = change.apply(after);
        }
        return after;
    }

    /// A proxy missed traffic since then that may have been of this index; `marked` is told
    /// together with it. Durable when this returns, where the index is followed.
    void gap(String index, Instant since, Runnable marked) {
        synchronized (books) {
            marked.run();
            followed.find(index).ifPresent(known -> mayBeMissed(index, known, since.minus(SKEW)));
            Instant told = Instant.now();
            change(index, known -> known.withGap(since, told));
            flush();
        }
    }

    /// What came up since then may belong to the gap, which was told late.
    private void mayBeMissed(String index, Known known, Instant since) {
        for (int shard : known.shards().keySet()) {
            Place place = new Place(Numbered.key(index, known.uuid()), shard);
            books.missed().addAll(place, books.recent().since(place, since));
        }
        books.save();
    }

    /// What was missed until then was found, unless another gap was told since.
    void gapHealed(String index, OpenGap open) {
        synchronized (books) {
            if (followed.find(index).map(Known::openGap).filter(open::equals).isPresent()) {
                books.save();
                change(index, Known::gapHealed);
                flush();
            }
        }
    }

    /// By cause, for every followed shard: the explained ones first take what they can explain.
    List<Hole> holes() {
        synchronized (books) {
            flush();
            var holes = new ArrayList<Hole>();
            for (String index : followed.all()) {
                followed.find(index).ifPresent(known -> holes.addAll(holes(index, known)));
            }
            return holes;
        }
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

    /// An answer that comes while this counts makes it less, never more.
    private List<Hole> holes(String index, Known known) {
        Map<Integer, Untold> sure = new HashMap<>();
        Map<Integer, Untold> inGaps = new HashMap<>();
        for (int shard : known.shards().keySet()) {
            Place place = new Place(Numbered.key(index, known.uuid()), shard);
            Untold inGap =
                    new Untold(
                            books.gone().countBeyond(place, books.told(), books.missed()),
                            books.found().countBeyond(place, books.told(), books.missed()));
            long gone = books.gone().countBeyond(place, books.told());
            long found = books.found().countBeyond(place, books.told());
            inGaps.put(shard, inGap);
            sure.put(shard, inGap.upTo(gone, found));
        }
        return Explanation.of(index, known, sure, inGaps);
    }

    private static SeqRanges.Range range(SequenceSet.Range range) {
        return new SeqRanges.Range(range.from(), range.to());
    }

    private static Place place(ShardState shard) {
        return new Place(Numbered.key(shard.index(), shard.indexUuid()), shard.shard());
    }
}
