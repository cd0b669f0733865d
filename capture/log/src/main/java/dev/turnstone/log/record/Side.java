package dev.turnstone.log.record;

/// Whose body a chunk belongs to.
public enum Side {
    REQUEST,
    ANSWER
}
