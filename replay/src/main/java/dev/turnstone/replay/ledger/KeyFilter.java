package dev.turnstone.replay.ledger;

import java.util.concurrent.atomic.AtomicLongArray;

/// Says "surely not there" for most keys without touching the ledger: a Bloom filter of 4 MB.
///
/// Lock-free; bits are only ever set.
final class KeyFilter {
    private static final int BITS = 1 << 25;
    private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);

    void add(String index, int shard, String id) {
        long hash = hash(index, shard, id);
        set((int) hash);
        set((int) (hash >>> Integer.SIZE));
    }

    boolean mayHold(String index, int shard, String id) {
        long hash = hash(index, shard, id);
        return isSet((int) hash) && isSet((int) (hash >>> Integer.SIZE));
    }

    private void set(int bit) {
        int at = bit & (BITS - 1);
        words.accumulateAndGet(at / Long.SIZE, 1L << at, (old, mask) -> old | mask);
    }

    private boolean isSet(int bit) {
        int at = bit & (BITS - 1);
        return (words.get(at / Long.SIZE) & 1L << at) != 0;
    }

    private static long hash(String index, int shard, String id) {
        long mixed = ((long) index.hashCode() * 31 + shard) << Integer.SIZE ^ id.hashCode();
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
