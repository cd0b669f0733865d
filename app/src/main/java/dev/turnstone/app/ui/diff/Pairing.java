package dev.turnstone.app.ui.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Within a stretch that differs, says which line stands for which: those with the same key or the
/// same beginning.
final class Pairing {
    private static final int MOST = 2_000;
    private static final DiffAlgorithmListener NOBODY =
            new DiffAlgorithmListener() {
                @Override
                public void diffStart() {}

                @Override
                public void diffStep(int value, int max) {}

                @Override
                public void diffEnd() {}
            };

    private final List<String> left;
    private final List<String> right;
    private final List<Row> rows;
    private final List<Row> added = new ArrayList<>();

    Pairing(List<String> left, List<String> right, List<Row> rows) {
        this.left = left;
        this.right = right;
        this.rows = rows;
    }

    void add(Block block) {
        pair(block);
        flush();
    }

    private void pair(Block block) {
        if (block.left() == block.leftEnd()
                || block.right() == block.rightEnd()
                || block.size() > MOST) {
            unlike(block.left(), block.leftEnd(), block.right(), block.rightEnd());
            return;
        }
        int l = block.left();
        int r = block.right();
        for (Change change :
                new MyersDiffWithLinearSpace<String>()
                        .computeDiff(
                                keys(left, block.left(), block.leftEnd()),
                                keys(right, block.right(), block.rightEnd()),
                                NOBODY)) {
            if (change.deltaType != DeltaType.EQUAL) {
                alike(l, r, block.left() + change.startOriginal - l);
                l = block.left() + change.endOriginal;
                r = block.right() + change.endRevised;
                unlike(
                        block.left() + change.startOriginal,
                        l,
                        block.right() + change.startRevised,
                        r);
            }
        }
        alike(l, r, block.leftEnd() - l);
    }

    private void alike(int l, int r, int count) {
        if (count > 0) {
            flush();
        }
        for (int i = 0; i < count; i++) {
            boolean same = left.get(l + i).equals(right.get(r + i));
            rows.add(new Row(same ? RowKind.SAME : RowKind.CHANGED, l + i, r + i));
        }
    }

    private void unlike(int l, int lEnd, int r, int rEnd) {
        for (int i = l; i < lEnd; i++) {
            rows.add(new Row(RowKind.REMOVED, i, -1));
        }
        for (int i = r; i < rEnd; i++) {
            added.add(new Row(RowKind.ADDED, -1, i));
        }
    }

    /// What was removed stands before what was added.
    private void flush() {
        rows.addAll(added);
        added.clear();
    }

    private static List<String> keys(List<String> lines, int from, int to) {
        List<String> keys = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            keys.add(key(lines.get(i)));
        }
        return keys;
    }

    /// The key of a line of JSON with its depth; else its first word.
    static String key(String line) {
        int indent = line.length() - line.stripLeading().length();
        int colon = line.indexOf("\": ", indent);
        if (indent < line.length() && line.charAt(indent) == '"' && colon > 0) {
            return line.substring(0, colon);
        }
        int end = indent;
        while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        return line.substring(indent, Math.max(end, Math.min(indent + 1, line.length())))
                .toLowerCase(Locale.ROOT);
    }
}
