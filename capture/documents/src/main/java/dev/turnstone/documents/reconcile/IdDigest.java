package dev.turnstone.documents.reconcile;

import java.util.Arrays;

/// A set of ids as counts and sums, in any order, in constant memory. One thread.
final class IdDigest {
    private static final int BUCKETS = 4_096;

    private final long[] counts = new long[BUCKETS];
    private final long[] sums = new long[BUCKETS];

    void add(long hash) {
        int bucket = bucket(hash);
        counts[bucket]++;
        sums[bucket] += hash;
    }

    static int bucket(long hash) {
        return (int) (hash >>> 52);
    }

    /// True for each bucket that is not the same in both.
    boolean[] unequal(IdDigest other) {
        boolean[] unequal = new boolean[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            unequal[i] = counts[i] != other.counts[i] || sums[i] != other.sums[i];
        }
        return unequal;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    static int buckets() {
        return BUCKETS;
    }
}
