package dev.turnstone.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What somebody meant who mistyped a name: the known one with the fewest letters changed.
public final class Nearest {
    private Nearest() {}

    public static Optional<String> to(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(
                        each ->
                                distance(word, each.toLowerCase(Locale.ROOT))
                                        <= allowed(word, each))
                .min(
                        Comparator.comparingInt(
                                each -> distance(word, each.toLowerCase(Locale.ROOT))));
    }

    private static int allowed(String word, String known) {
        return Math.max(1, Math.max(Math.min(word.length(), 64), known.length()) / 3);
    }

    /// Letters added, removed, changed or swapped with their neighbour.
    static int distance(String left, String right) {
        if (left.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int least =
                Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
