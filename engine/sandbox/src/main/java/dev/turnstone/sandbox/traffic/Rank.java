package dev.turnstone.sandbox.traffic;

import java.util.Comparator;

/// The place of a write in the life of its shard: primary term, then sequence number (before 6.0: 0
/// and the version).
record Rank(long term, long seqNo) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparingLong(Rank::term).thenComparingLong(Rank::seqNo);

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
