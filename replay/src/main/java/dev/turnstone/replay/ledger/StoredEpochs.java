package dev.turnstone.replay.ledger;

import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;

import org.h2.mvstore.MVMap;

/// Epochs in the store.
final class StoredEpochs implements Epochs {
    private final MVMap<String, Integer> map;
    private final Runnable commit;

    StoredEpochs(MVMap<String, Integer> map, Runnable commit) {
        this.map = map;
        this.commit = commit;
    }

    @Override
    public int of(String index) {
        Integer epoch = map.get(index);
        return epoch == null ? 0 : epoch;
    }

    @Override
    public synchronized int raise(String index) {
        int next = of(index) + 1;
        if (next > Revision.MAX_EPOCH) {
            throw new TurnstoneException(
                    "The index " + index + " has used all " + Revision.MAX_EPOCH + " epochs.",
                    "Create the index on the target anew and backfill it: its epochs start at 0"
                            + " again.");
        }
        map.put(index, next);
        commit.run();
        return next;
    }
}
