package dev.turnstone.replay.sink;

import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.ShardSequences;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The target's own sequence numbers, fed by our answers: what is missing in between was written by
/// someone else. Safe for any number of threads.
final class TargetSequences {
    private static final int MOST_HOLES = 1_000;

    private final ShardSequences written;
    private final ShardSequences given;
    private final Map<Place, Long> atRestart = new HashMap<>();
    private final Map<Place, Long> terms = new HashMap<>();
    private final Set<Place> failedOver = new HashSet<>();
    private final Set<Place> unanswered = new HashSet<>();

    TargetSequences(ShardSequences written, ShardSequences given) {
        this.written = written;
        this.given = given;
    }

    /// Before our first write: everything that the index holds already is given.
    synchronized void begin(TargetIndex index, List<ShardState> shards) {
        for (ShardState shard : shards) {
            Place place = place(index, shard.shard());
            if (written.isKnown(place)) {
                atRestart.put(place, shard.maxSeqNo());
            } else {
                written.addRange(place, 0, shard.maxSeqNo());
                given.addRange(place, 0, shard.maxSeqNo());
            }
            terms.put(place, shard.life().primaryTerm());
        }
    }

    void record(TargetIndex index, int shard, long[] numbers, int count) {
        written.addAll(place(index, shard), numbers, count);
    }

    synchronized void noAnswer(TargetIndex index, int shard) {
        unanswered.add(place(index, shard));
    }

    /// What none of our answers brought up to where the shards stood, all bulks that were under way
    /// then being answered.
    synchronized List<ForeignWrite> holes(TargetIndex index, List<ShardState> shards) {
        look(index, shards);
        var holes = new ArrayList<ForeignWrite>();
        for (ShardState shard : shards) {
            Place place = place(index, shard.shard());
            for (SequenceSet.Range range : written.holes(place, shard.maxSeqNo(), MOST_HOLES)) {
                holes.add(
                        new ForeignWrite(
                                index.concrete(), shard.shard(), range, cause(place, range)));
            }
        }
        return holes;
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
        return written.contains(place, number)
                ? null
                : cause(place, new SequenceSet.Range(number, number));
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
    void explain(TargetIndex index, ForeignWrite hole) {
        written.addRange(place(index, hole.shard()), hole.numbers().from(), hole.numbers().to());
    }

    private ForeignWrite.Cause cause(Place place, SequenceSet.Range range) {
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
        return new Place(index.concrete() + "/" + index.uuid(), shard);
    }
}
