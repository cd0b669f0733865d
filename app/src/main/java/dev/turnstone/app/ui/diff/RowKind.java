package dev.turnstone.app.ui.diff;

/// What became of a line.
public enum RowKind {
    SAME,
    CHANGED,
    REMOVED,
    ADDED
}
