package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How many operations had one name when, by index and shard: a gap that is told late takes what
/// was named since it began. One thread at a time.
final class CountsBefore {
    /// More than the clocks of proxies and ours may differ.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final int MOST = 500;

    private final Map<String, TreeMap<Instant, Map<Integer, Long>>> named = new HashMap<>();

    void note(String index, Instant at, Map<Integer, Long> now) {
        var times = named.computeIfAbsent(index, _ -> new TreeMap<>());
        if (times.isEmpty() || !times.lastEntry().getValue().equals(now)) {
            times.put(at, Map.copyOf(now));
        }
        if (times.size() > MOST) {
            times.pollFirstEntry();
        }
    }

    /// What was named before a gap began, of what is named `now`.
    Map<Integer, Long> before(String index, Instant gap, Map<Integer, Long> now) {
        var times = named.get(index);
        if (times == null || times.isEmpty()) {
            return now;
        }
        var known = times.floorEntry(gap.minus(SKEW));
        Map<Integer, Long> then = (known == null ? times.firstEntry() : known).getValue();
        var least = new HashMap<Integer, Long>();
        now.forEach(
                (shard, count) -> least.put(shard, Math.min(count, then.getOrDefault(shard, 0L))));
        return least;
    }

    void forget(String index) {
        named.remove(index);
    }
}
