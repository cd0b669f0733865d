package dev.turnstone.replay.ledger;

import dev.turnstone.replay.ledger.SequenceSet.Range;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which numbers came up lately, and when, to ten seconds: a gap that is told late takes those that
/// came up since it began. In memory only, for some hours. Any thread.
public final class RecentNumbers {
    private static final long SLICE = Duration.ofSeconds(10).toSeconds();
    private static final long KEPT = Duration.ofHours(6).toSeconds() / SLICE;

    /// By the slice of time in which they came up.
    private final Map<Place, TreeMap<Long, SequenceSet>> all = new HashMap<>();

    public synchronized void add(Place place, Instant time, List<Range> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        long slice = slice(time);
        TreeMap<Long, SequenceSet> slices = all.computeIfAbsent(place, _ -> new TreeMap<>());
        SequenceSet set = slices.computeIfAbsent(slice, _ -> new SequenceSet());
        ranges.forEach(range -> set.addRange(range.from(), range.to()));
        slices.headMap(slice - KEPT).clear();
    }

    /// Those that came up then or later, of what is still remembered.
    public synchronized SequenceSet since(Place place, Instant time) {
        SequenceSet those = new SequenceSet();
        TreeMap<Long, SequenceSet> slices = all.get(place);
        if (slices != null) {
            slices.tailMap(slice(time)).values().forEach(those::addAll);
        }
        return those;
    }

    synchronized void forget(Place place) {
        all.remove(place);
    }

    private static long slice(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SLICE);
    }
}
