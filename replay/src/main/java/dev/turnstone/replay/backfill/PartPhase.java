package dev.turnstone.replay.backfill;

/// Where one part stands.
public enum PartPhase {
    WAITING,
    READING,
    FINISHED,
    BROKEN
}
