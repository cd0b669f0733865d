package dev.turnstone.documents;

/// How far a part was read: opaque to everyone but its source, kept as text, compared never.
public record Position(String text) {
    public static final Position START = new Position("");
}
