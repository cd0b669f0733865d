package dev.turnstone.replay.ledger;

import org.h2.mvstore.MVMap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Indices of the target that were deleted as a whole: what belongs to an epoch before never comes
/// back. Safe for any number of threads.
public final class Graves {
    private final MVMap<String, Integer> map;
    private final Runnable commit;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    Graves(MVMap<String, Integer> map, Runnable commit) {
        this.map = map;
        this.commit = commit;
        known.putAll(map);
    }

    /// Whatever was written before this epoch is deleted; durable when this returns.
    public void bury(String index, int epoch) {
        map.put(index, epoch);
        known.put(index, epoch);
        commit.run();
    }

    /// The first epoch that lives.
    public int firstEpoch(String index) {
        return known.getOrDefault(index, 0);
    }
}
