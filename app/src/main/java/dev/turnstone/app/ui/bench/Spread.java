package dev.turnstone.app.ui.bench;

import java.util.Arrays;

/// The median, what 95 of 100 stay under, and the most of some figures.
record Spread(double median, double p95, double most) {
    static Spread of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("figures: none (expected: at least one)");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Spread(
                sorted[sorted.length / 2],
                sorted[(int) Math.min(last, Math.ceil(sorted.length * 0.95) - 1)],
                sorted[last]);
    }
}
