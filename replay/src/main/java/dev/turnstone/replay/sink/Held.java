package dev.turnstone.replay.sink;

/// What the target holds of a document: the number that its shard gave to the write, and its
/// version. Both are the target's.
public record Held(long seqNo, long version) {
    /// The target has no such document.
    public static final Held NOTHING = new Held(-1, -1);

    boolean isThere() {
        return seqNo >= 0;
    }
}
