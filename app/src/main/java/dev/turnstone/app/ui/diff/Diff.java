package dev.turnstone.app.ui.diff;

import java.util.ArrayList;
import java.util.List;

/// Both sides and how they differ: immutable. `hunks` are the rows at which differences begin.
public record Diff(
        DiffText left, DiffText right, List<Row> rows, List<Integer> hunks, boolean coarse) {
    public static final Diff NONE = of(DiffText.plain(""), DiffText.plain(""), Limits.USUAL);

    public Diff {
        rows = List.copyOf(rows);
        hunks = List.copyOf(hunks);
    }

    /// Takes as long as it takes within the limits: not for the UI's thread.
    public static Diff of(DiffText left, DiffText right, Limits limits) {
        long end = System.nanoTime() + limits.time().toNanos();
        boolean large = left.length() + right.length() > limits.characters();
        Blocks.Found found =
                Blocks.of(
                        left.lines(),
                        right.lines(),
                        () ->
                                large
                                        || System.nanoTime() > end
                                        || Thread.currentThread().isInterrupted());
        List<Row> rows = new ArrayList<>();
        Pairing pairing = new Pairing(left.lines(), right.lines(), rows);
        for (Block block : found.blocks()) {
            if (block.same()) {
                for (int i = 0; i < block.size(); i++) {
                    rows.add(new Row(RowKind.SAME, block.left() + i, block.right() + i));
                }
            } else {
                pairing.add(block);
            }
        }
        return new Diff(left, right, rows, hunks(rows), found.coarse());
    }

    public boolean isSame() {
        return hunks.isEmpty();
    }

    public long count(RowKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /// The first difference that begins after this row; -1 where none does.
    public int hunkAfter(int row) {
        return hunks.stream()
                .mapToInt(Integer::intValue)
                .filter(at -> at > row)
                .findFirst()
                .orElse(-1);
    }

    public int hunkBefore(int row) {
        return hunks.stream()
                .mapToInt(Integer::intValue)
                .filter(at -> at < row)
                .reduce((_, later) -> later)
                .orElse(-1);
    }

    private static List<Integer> hunks(List<Row> rows) {
        List<Integer> hunks = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < rows.size(); i++) {
            boolean differs = rows.get(i).kind() != RowKind.SAME;
            if (differs && !inside) {
                hunks.add(i);
            }
            inside = differs;
        }
        return hunks;
    }
}
