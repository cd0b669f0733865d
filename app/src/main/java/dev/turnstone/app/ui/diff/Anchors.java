package dev.turnstone.app.ui.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lines that occur once on each side, in the longest run that keeps the order of both.
final class Anchors {
    private static final int OFTEN = -1;

    private Anchors() {}

    /// Pairs of places, rising on both sides.
    static List<int[]> between(int[] left, int l, int lEnd, int[] right, int r, int rEnd) {
        Map<Integer, Integer> atLeft = once(left, l, lEnd);
        Map<Integer, Integer> atRight = once(right, r, rEnd);
        List<int[]> pairs = new ArrayList<>();
        for (int i = l; i < lEnd; i++) {
            int there = atRight.getOrDefault(left[i], OFTEN);
            if (there != OFTEN && atLeft.getOrDefault(left[i], OFTEN) == i) {
                pairs.add(new int[] {i, there});
            }
        }
        return rising(pairs);
    }

    private static Map<Integer, Integer> once(int[] lines, int from, int to) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            places.merge(lines[i], i, (_, _) -> OFTEN);
        }
        return places;
    }

    private static List<int[]> rising(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int place = place(pairs, ends, length, pairs.get(i)[1]);
            before[i] = place == 0 ? -1 : ends[place - 1];
            ends[place] = i;
            length = Math.max(length, place + 1);
        }
        List<int[]> rising = new ArrayList<>(length);
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
            rising.add(pairs.get(i));
        }
        Collections.reverse(rising);
        return rising;
    }

    private static int place(List<int[]> pairs, int[] ends, int length, int right) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs.get(ends[middle])[1] < right) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
