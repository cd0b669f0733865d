package dev.turnstone.replay.ledger;

/// What became of changes: each counted in exactly one of the first five; `byLedger` says how many
/// of the newer ones were known from our own ledger of deletes and never sent.
public record Settled(
        long written,
        long repeated,
        long newerOnTarget,
        long suspect,
        long failed,
        long byLedger,
        long bytes) {
    public static final Settled NONE = new Settled(0, 0, 0, 0, 0, 0, 0);

    public Settled plus(Settled other) {
        return new Settled(
                written + other.written,
                repeated + other.repeated,
                newerOnTarget + other.newerOnTarget,
                suspect + other.suspect,
                failed + other.failed,
                byLedger + other.byLedger,
                bytes + other.bytes);
    }

    public Settled minus(Settled earlier) {
        return new Settled(
                written - earlier.written,
                repeated - earlier.repeated,
                newerOnTarget - earlier.newerOnTarget,
                suspect - earlier.suspect,
                failed - earlier.failed,
                byLedger - earlier.byLedger,
                bytes - earlier.bytes);
    }

    public static Settled failed(long count) {
        return new Settled(0, 0, 0, 0, count, 0, 0);
    }

    public long total() {
        return written + repeated + newerOnTarget + suspect + failed;
    }
}
