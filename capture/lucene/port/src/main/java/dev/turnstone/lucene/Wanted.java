package dev.turnstone.lucene;

/// Which documents of a segment are read.
public enum Wanted {
    /// What a search would find: neither deleted, softly deleted, nor a tombstone.
    LIVE,
    /// What soft deletes still keep: tombstones and overwritten copies, without their source.
    DEAD
}
