package dev.turnstone.app.ui.diff;

/// One line of the view: the lines of both sides by their places from 0; -1 where a side has none.
public record Row(RowKind kind, int left, int right) {}
