package dev.turnstone.app.ui.chart;

/// The span of values that a view of the data must hold: round, with zero where it is near.
final class Extent {
    private static final double NEAR_ZERO = 0.35;
    private static final double AIR = 0.08;

    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    void add(Columns columns) {
        for (int i = 0; i < columns.count(); i++) {
            if (!columns.isEmpty(i)) {
                add(columns.low(i));
                add(columns.high(i));
            }
        }
    }

    void add(double value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    Scale scale(double bottom, double top) {
        if (low > high) {
            return new Scale(0, 1, bottom, top);
        }
        if (low == high && low < 0) {
            return new Scale(low * 2, 0, bottom, top);
        }
        double span = high - low;
        double least = low >= 0 && (low <= NEAR_ZERO * high || span == 0) ? 0 : low - span * AIR;
        double most = high <= 0 && span == 0 ? 1 : high + (high - least) * AIR;
        return least < most
                ? new Scale(least, most, bottom, top)
                : new Scale(least - 1, most + 1, bottom, top);
    }
}
