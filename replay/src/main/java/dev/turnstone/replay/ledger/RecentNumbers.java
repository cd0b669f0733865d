package dev.turnstone.replay.ledger;

import dev.turnstone.replay.ledger.SequenceSet.Range;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which numbers came up lately, and when: a gap that is told late takes those that came up since
/// it began. In memory only. Any thread.
public final class RecentNumbers {
    private static final int MOST_RANGES = 100_000;

    private final Map<Place, Lately> all = new HashMap<>();

    private record At(Instant time, List<Range> ranges) {}

    public synchronized void add(Place place, Instant time, List<Range> ranges) {
        if (!ranges.isEmpty()) {
            all.computeIfAbsent(place, _ -> new Lately()).add(new At(time, List.copyOf(ranges)));
        }
    }

    /// Those that came up then or later, of what is still remembered.
    public synchronized List<Range> since(Place place, Instant time) {
        Lately lately = all.get(place);
        return lately == null ? List.of() : lately.since(time);
    }

    synchronized void forget(Place place) {
        all.remove(place);
    }

    /// Of one shard; the oldest go first.
    private static final class Lately {
        private final ArrayDeque<At> times = new ArrayDeque<>();
        private int ranges;

        void add(At at) {
            times.addLast(at);
            ranges += at.ranges().size();
            while (ranges > MOST_RANGES && times.size() > 1) {
                ranges -= times.removeFirst().ranges().size();
            }
        }

        List<Range> since(Instant time) {
            List<Range> those = new ArrayList<>();
            for (At at : times) {
                if (!at.time().isBefore(time)) {
                    those.addAll(at.ranges());
                }
            }
            return those;
        }
    }
}
