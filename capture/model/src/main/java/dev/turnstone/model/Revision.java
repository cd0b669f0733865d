package dev.turnstone.model;

/// The place of one write in the life of a document: the source's own order, as the target's
/// external version.
///
/// Packed as `epoch << 55 | primaryTerm << 40 | seqNo`, so that comparing versions compares
/// revisions.
public record Revision(int epoch, int primaryTerm, long seqNo) implements Comparable<Revision> {
    public static final int MAX_EPOCH = (1 << 8) - 1;
    public static final int MAX_PRIMARY_TERM = (1 << 15) - 1;
    public static final long MAX_SEQ_NO = (1L << 40) - 1;

    private static final int EPOCH_SHIFT = 55;
    private static final int TERM_SHIFT = 40;
    private static final long WITHIN_EPOCH = (1L << EPOCH_SHIFT) - 1;

    public Revision {
        require("epoch", epoch, MAX_EPOCH);
        require("primaryTerm", primaryTerm, MAX_PRIMARY_TERM);
        require("seqNo", seqNo, MAX_SEQ_NO);
    }

    public static Revision of(int epoch, long primaryTerm, long seqNo) {
        require("primaryTerm", primaryTerm, MAX_PRIMARY_TERM);
        return new Revision(epoch, (int) primaryTerm, seqNo);
    }

    public static Revision ofVersion(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("version: " + version + " (expected: 0 or more)");
        }
        return new Revision(
                (int) (version >>> EPOCH_SHIFT),
                (int) ((version & WITHIN_EPOCH) >>> TERM_SHIFT),
                version & MAX_SEQ_NO);
    }

    /// The external version that the target is given.
    public long version() {
        return (long) epoch << EPOCH_SHIFT | withinEpoch();
    }

    /// Term and sequence number alone: what one source history orders.
    public long withinEpoch() {
        return (long) primaryTerm << TERM_SHIFT | seqNo;
    }

    public static int epochOf(long version) {
        return (int) (version >>> EPOCH_SHIFT);
    }

    public static long withinEpochOf(long version) {
        return version & WITHIN_EPOCH;
    }

    public Revision withEpoch(int newEpoch) {
        return new Revision(newEpoch, primaryTerm, seqNo);
    }

    @Override
    public int compareTo(Revision other) {
        return Long.compare(version(), other.version());
    }

    private static void require(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0-" + max + ")");
        }
    }
}
