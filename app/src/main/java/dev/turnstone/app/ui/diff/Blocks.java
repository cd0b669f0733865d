package dev.turnstone.app.ui.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Finds what both sides share: lines that are unique on both sides are anchors, and what lies
/// between them is compared line by line as long as there is time.
final class Blocks {
    private static final int TINY = 24;
    private static final long LARGE = 400_000_000L;

    private final List<Block> found = new ArrayList<>();
    private final int[] left;
    private final int[] right;
    private final BooleanSupplier late;
    private boolean coarse;

    private Blocks(int[] left, int[] right, BooleanSupplier late) {
        this.left = left;
        this.right = right;
        this.late = late;
    }

    record Found(List<Block> blocks, boolean coarse) {}

    /// `late` says whether to be content with larger stretches from now on.
    static Found of(List<String> left, List<String> right, BooleanSupplier late) {
        Map<String, Integer> numbers = new HashMap<>();
        Blocks blocks = new Blocks(numbered(left, numbers), numbered(right, numbers), late);
        blocks.split(0, left.size(), 0, right.size());
        return new Found(merged(blocks.found), blocks.coarse);
    }

    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        int[] all = new int[lines.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers.computeIfAbsent(lines.get(i), _ -> numbers.size());
        }
        return all;
    }

    private void split(int leftFrom, int leftTo, int rightFrom, int rightTo) {
        int l = leftFrom;
        int r = rightFrom;
        int lEnd = leftTo;
        int rEnd = rightTo;
        while (l < lEnd && r < rEnd && left[l] == right[r]) {
            l++;
            r++;
        }
        while (l < lEnd && r < rEnd && left[lEnd - 1] == right[rEnd - 1]) {
            lEnd--;
            rEnd--;
        }
        same(leftFrom, rightFrom, l - leftFrom);
        middle(l, lEnd, r, rEnd);
        same(lEnd, rEnd, leftTo - lEnd);
    }

    private void middle(int l, int lEnd, int r, int rEnd) {
        if (l == lEnd || r == rEnd) {
            changed(l, lEnd, r, rEnd);
            return;
        }
        List<int[]> anchors =
                Math.min(lEnd - l, rEnd - r) <= TINY
                        ? List.of()
                        : Anchors.between(left, l, lEnd, right, r, rEnd);
        if (anchors.isEmpty()) {
            exactly(l, lEnd, r, rEnd);
            return;
        }
        int atLeft = l;
        int atRight = r;
        for (int[] anchor : anchors) {
            split(atLeft, anchor[0], atRight, anchor[1]);
            same(anchor[0], anchor[1], 1);
            atLeft = anchor[0] + 1;
            atRight = anchor[1] + 1;
        }
        split(atLeft, lEnd, atRight, rEnd);
    }

    private void exactly(int l, int lEnd, int r, int rEnd) {
        if (late.getAsBoolean() || (long) (lEnd - l) * (rEnd - r) > LARGE) {
            coarse = true;
            changed(l, lEnd, r, rEnd);
            return;
        }
        List<Change> changes;
        try {
            changes =
                    new MyersDiffWithLinearSpace<Integer>()
                            .computeDiff(boxed(left, l, lEnd), boxed(right, r, rEnd), new Watch());
        } catch (TooLate e) {
            coarse = true;
            changed(l, lEnd, r, rEnd);
            return;
        }
        int atLeft = l;
        int atRight = r;
        for (Change change : changes) {
            if (change.deltaType == DeltaType.EQUAL) {
                continue;
            }
            same(atLeft, atRight, l + change.startOriginal - atLeft);
            atLeft = l + change.endOriginal;
            atRight = r + change.endRevised;
            changed(l + change.startOriginal, atLeft, r + change.startRevised, atRight);
        }
        same(atLeft, atRight, lEnd - atLeft);
    }

    private void same(int l, int r, int count) {
        found.add(new Block(true, l, l + count, r, r + count));
    }

    private void changed(int l, int lEnd, int r, int rEnd) {
        found.add(new Block(false, l, lEnd, r, rEnd));
    }

    private static List<Block> merged(List<Block> blocks) {
        List<Block> merged = new ArrayList<>();
        for (Block next : blocks) {
            if (next.isEmpty()) {
                continue;
            }
            if (!merged.isEmpty() && merged.getLast().same() == next.same()) {
                Block last = merged.removeLast();
                merged.add(
                        new Block(
                                last.same(),
                                last.left(),
                                next.leftEnd(),
                                last.right(),
                                next.rightEnd()));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static List<Integer> boxed(int[] numbers, int from, int to) {
        List<Integer> boxed = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            boxed.add(numbers[i]);
        }
        return boxed;
    }

    /// Ends a comparison that takes too long.
    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLate() {
            super("too late", null, false, false);
        }
    }

    /// Asked at each step of the comparison.
    private final class Watch implements DiffAlgorithmListener {
        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int value, int max) {
            if (late.getAsBoolean()) {
                throw new TooLate();
            }
        }

        @Override
        public void diffEnd() {}
    }
}
