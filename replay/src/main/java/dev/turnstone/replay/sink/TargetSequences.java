package dev.turnstone.replay.sink;

import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.ShardSequences;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.ledger.TargetNumbers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The target's own sequence numbers, fed by our answers: what is missing in between was written by
/// someone else. Safe for any number of threads.
final class TargetSequences {
    private static final int MOST_HOLES = 1_000;

    private final TargetNumbers numbers;
    private final ShardSequences written;
    private final ShardSequences given;
    private final Map<Place, Long> judged = new HashMap<>();
    private final Set<String> shared = ConcurrentHashMap.newKeySet();
    private final Map<Place, Long> atRestart = new HashMap<>();
    private final Map<Place, Long> terms = new HashMap<>();
    private final Set<Place> failedOver = new HashSet<>();
    private final Set<Place> unanswered = new HashSet<>();

    TargetSequences(TargetNumbers numbers) {
        this.numbers = numbers;
        this.written = numbers.written();
        this.given = numbers.given();
    }

    /// Before our first write: everything that the index holds already is given. It is durable when
    /// this returns, so that after a kill nothing of ours is taken for given. Of a shard that has
    /// no primary now it is not known what it holds, of us or of others: nothing that is missing
    /// there is anybody's for certain.
    synchronized void begin(TargetIndex index, List<ShardState> shards) {
        var places = new ArrayList<Place>();
        for (ShardState shard : shards) {
            Place place = place(index, shard.shard());
            places.add(place);
            if (written.isKnown(place)) {
                atRestart.put(place, shard.maxSeqNo());
            } else {
                written.addRange(place, 0, shard.maxSeqNo());
                given.addRange(place, 0, shard.maxSeqNo());
            }
            terms.put(place, shard.life().primaryTerm());
        }
        IntStream.range(0, index.shards())
                .mapToObj(shard -> place(index, shard))
                .filter(place -> !places.contains(place))
                .forEach(unanswered::add);
        numbers.keep(places);
        share(index);
    }

    /// Somebody else is known to write to some index.
    boolean anyShared() {
        return !shared.isEmpty();
    }

    /// Somebody else is known to write to this index.
    boolean isShared(TargetIndex index) {
        return shared.contains(name(index));
    }

    /// Up to where the shards stand by our own answers, where numbers below are missing that nobody
    /// judged yet; those of bulks on their way are among them. Asks nobody.
    synchronized Map<Integer, Long> unjudged(TargetIndex index) {
        var all = new TreeMap<Integer, Long>();
        for (int shard = 0; shard < index.shards(); shard++) {
            all.put(shard, written.last(place(index, shard)));
        }
        return stillMissing(index, all);
    }

    /// The same, of these shards up to there; what is complete is judged.
    synchronized Map<Integer, Long> stillMissing(TargetIndex index, Map<Integer, Long> shards) {
        var missing = new TreeMap<Integer, Long>();
        shards.forEach(
                (shard, to) -> {
                    Place place = place(index, shard);
                    if (written.holes(place, from(place), to, 1).isEmpty()) {
                        judged.merge(place, to, Math::max);
                    } else {
                        missing.put(shard, to);
                    }
                });
        return missing;
    }

    /// Judges what is missing up to there, the bulks that were on their way then being back, and
    /// tells what nobody but somebody else can have written.
    synchronized List<ForeignWrite> judge(
            TargetIndex index, Map<Integer, Long> unjudged, List<ShardState> shards) {
        look(index, shards);
        var found = new ArrayList<ForeignWrite>();
        unjudged.forEach((shard, to) -> found.addAll(judge(index, shard, to)));
        share(index);
        return found;
    }

    private List<ForeignWrite> judge(TargetIndex index, int shard, long to) {
        Place place = place(index, shard);
        var found = new ArrayList<ForeignWrite>();
        List<SequenceSet.Range> holes = written.holes(place, from(place), to, MOST_HOLES);
        for (SequenceSet.Range range : holes) {
            if (cause(place, range) == ForeignWrite.Cause.FOREIGN) {
                numbers.foreign().addRange(place, range.from(), range.to());
                found.add(hole(index, shard, range, ForeignWrite.Cause.FOREIGN));
            }
        }
        if (!found.isEmpty()) {
            // After a kill nobody could tell again whose they were.
            numbers.keep(List.of(place));
        }
        long end = holes.size() < MOST_HOLES ? to : holes.getLast().to();
        judged.merge(place, end, Math::max);
        return found;
    }

    /// What was given before this process began may be ours, whoever wrote right behind it.
    private long from(Place place) {
        return 1 + Math.max(judged.getOrDefault(place, -1L), atRestart.getOrDefault(place, -1L));
    }

    /// Numbers that the proof explained share an index no longer.
    private void share(TargetIndex index) {
        boolean theirs =
                IntStream.range(0, index.shards())
                        .mapToObj(shard -> place(index, shard))
                        .anyMatch(place -> numbers.foreign().countBeyond(place, written) > 0);
        if (theirs) {
            shared.add(name(index));
        } else {
            shared.remove(name(index));
        }
    }

    void record(TargetIndex index, int shard, long[] numbers, int count) {
        written.addAll(place(index, shard), numbers, count);
    }

    synchronized void noAnswer(TargetIndex index, int shard) {
        unanswered.add(place(index, shard));
    }

    /// What none of our answers brought, or what was there before our first one, up to where the
    /// shards stood, all bulks that were under way then being answered.
    synchronized List<ForeignWrite> holes(TargetIndex index, List<ShardState> shards) {
        look(index, shards);
        var holes = new ArrayList<ForeignWrite>();
        for (ShardState shard : shards) {
            Place place = place(index, shard.shard());
            for (SequenceSet.Range range : notWeighed(place)) {
                holes.add(hole(index, shard.shard(), range, ForeignWrite.Cause.GIVEN));
            }
            for (SequenceSet.Range range : written.holes(place, shard.maxSeqNo(), MOST_HOLES)) {
                holes.add(hole(index, shard.shard(), range, cause(place, range)));
            }
            judge(index, shard.shard(), shard.maxSeqNo());
        }
        share(index);
        return holes;
    }

    private static ForeignWrite hole(
            TargetIndex index, int shard, SequenceSet.Range range, ForeignWrite.Cause cause) {
        return new ForeignWrite(index.concrete(), shard, range, cause);
    }

    /// What was there before our first write, and was not compared by content since.
    private List<SequenceSet.Range> notWeighed(Place place) {
        return numbers.weighed().holes(place, 0, given.last(place), MOST_HOLES);
    }

    /// Remembers which shards got another primary.
    synchronized void look(TargetIndex index, List<ShardState> shards) {
        for (ShardState shard : shards) {
            Place place = place(index, shard.shard());
            Long term = terms.put(place, shard.life().primaryTerm());
            if (term != null && term != shard.life().primaryTerm()) {
                failedOver.add(place);
            }
        }
    }

    /// What may explain a number that the target gave; null where one of our answers brought it.
    synchronized ForeignWrite.@Nullable Cause cause(TargetIndex index, int shard, long number) {
        Place place = place(index, shard);
        if (!written.contains(place, number)) {
            return cause(place, new SequenceSet.Range(number, number));
        }
        return given.contains(place, number) && !numbers.weighed().contains(place, number)
                ? ForeignWrite.Cause.GIVEN
                : null;
    }

    /// True where every number that these shards ever gave came back in an answer of ours: so not
    /// of an index that somebody had filled before we first met it.
    synchronized boolean wroteAll(TargetIndex index, List<ShardState> shards) {
        boolean nothingGiven =
                shards.stream()
                        .map(shard -> place(index, shard.shard()))
                        .allMatch(place -> given.count(place) == 0);
        boolean nothingUnknown =
                shards.stream()
                        .allMatch(
                                shard ->
                                        shard.maxSeqNo() < 0
                                                || written.isKnown(place(index, shard.shard())));
        return shards.size() == index.shards()
                && nothingGiven
                && nothingUnknown
                && holes(index, shards).isEmpty();
    }

    /// The documents behind these numbers were compared by content: they are explained.
    synchronized void explain(TargetIndex index, ForeignWrite hole) {
        ShardSequences explained =
                hole.cause() == ForeignWrite.Cause.GIVEN ? numbers.weighed() : written;
        explained.addRange(place(index, hole.shard()), hole.numbers().from(), hole.numbers().to());
        share(index);
    }

    private ForeignWrite.Cause cause(Place place, SequenceSet.Range range) {
        if (numbers.foreign().contains(place, range.from())) {
            return ForeignWrite.Cause.FOREIGN;
        }
        if (range.to() <= atRestart.getOrDefault(place, -1L)) {
            return ForeignWrite.Cause.BEFORE_RESTART;
        }
        if (unanswered.contains(place)) {
            return ForeignWrite.Cause.UNANSWERED;
        }
        return failedOver.contains(place)
                ? ForeignWrite.Cause.FAILOVER
                : ForeignWrite.Cause.FOREIGN;
    }

    private static Place place(TargetIndex index, int shard) {
        return new Place(name(index), shard);
    }

    private static String name(TargetIndex index) {
        return index.concrete() + "/" + index.uuid();
    }
}
