package dev.turnstone.app.ui.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which rows are seen: long stretches that are the same are folded away until they are opened.
public final class Folding {
    private static final int WORTH = 3;

    private Folding() {}

    /// What is asked for.
    public enum Show {
        ALL,
        DIFFERENCES,
        SAME
    }

    /// One line of the list.
    public sealed interface Entry {
        /// A row by its place.
        record Shown(int row) implements Entry {}

        /// Rows that are folded away; named by the first.
        record Folded(int from, int count) implements Entry {}
    }

    /// `opened` are the folds that were opened, each by its first row.
    public static List<Entry> entries(Diff diff, Show show, int context, Set<Integer> opened) {
        List<Entry> entries = new ArrayList<>();
        List<Row> rows = diff.rows();
        int i = 0;
        while (i < rows.size()) {
            int end = stretch(rows, i);
            boolean same = rows.get(i).kind() == RowKind.SAME;
            if (show == Show.ALL || (show == Show.SAME && same)) {
                shown(entries, i, end);
            } else if (show == Show.SAME) {
                entries.add(new Entry.Folded(i, end - i));
            } else if (same) {
                fold(entries, i, end, rows.size(), context, opened);
            } else {
                shown(entries, i, end);
            }
            i = end;
        }
        return List.copyOf(entries);
    }

    private static int stretch(List<Row> rows, int from) {
        boolean same = rows.get(from).kind() == RowKind.SAME;
        int end = from;
        while (end < rows.size() && (rows.get(end).kind() == RowKind.SAME) == same) {
            end++;
        }
        return end;
    }

    private static void fold(
            List<Entry> entries, int from, int to, int all, int context, Set<Integer> opened) {
        int first = from == 0 ? from : Math.min(to, from + context);
        int last = to == all ? to : Math.max(first, to - context);
        if (last - first < WORTH || opened.contains(first)) {
            shown(entries, from, to);
            return;
        }
        shown(entries, from, first);
        entries.add(new Entry.Folded(first, last - first));
        shown(entries, last, to);
    }

    private static void shown(List<Entry> entries, int from, int to) {
        for (int i = from; i < to; i++) {
            entries.add(new Entry.Shown(i));
        }
    }
}
