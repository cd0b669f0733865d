package dev.turnstone.app.ui.text;

/// A stretch of a line that is coloured alike; the end is exclusive.
public record Token(Kind kind, int from, int to) {
    /// What it is.
    public enum Kind {
        PLAIN,
        KEY,
        STRING,
        NUMBER,
        WORD,
        MARK,
        TIME,
        TROUBLE
    }
}
