package dev.turnstone.compare.parity;

import java.util.BitSet;

/// 4,096 buckets, each a count and an order-free 128-bit sum: the same for the same documents in
/// any order, and in constant memory. One thread at a time; parts are added up at the end.
final class Digest {
    static final int BUCKETS = 4096;

    private final long[] counts = new long[BUCKETS];
    private final long[] high = new long[BUCKETS];
    private final long[] low = new long[BUCKETS];
    private long documents;

    void add(int bucket, long hashHigh, long hashLow) {
        counts[bucket]++;
        documents++;
        addSum(bucket, hashHigh, hashLow);
    }

    void add(Digest other) {
        documents += other.documents;
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
            addSum(i, other.high[i], other.low[i]);
        }
    }

    long documents() {
        return documents;
    }

    long documentsIn(BitSet buckets) {
        return buckets.stream().mapToLong(bucket -> counts[bucket]).sum();
    }

    /// The buckets that do not hold the same.
    BitSet unequal(Digest other) {
        BitSet unequal = new BitSet(BUCKETS);
        for (int i = 0; i < BUCKETS; i++) {
            unequal.set(
                    i,
                    counts[i] != other.counts[i]
                            || high[i] != other.high[i]
                            || low[i] != other.low[i]);
        }
        return unequal;
    }

    private void addSum(int bucket, long hashHigh, long hashLow) {
        long sum = low[bucket] + hashLow;
        long carry = Long.compareUnsigned(sum, hashLow) < 0 ? 1 : 0;
        low[bucket] = sum;
        high[bucket] += hashHigh + carry;
    }
}
