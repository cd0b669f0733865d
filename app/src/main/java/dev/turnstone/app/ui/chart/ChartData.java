package dev.turnstone.app.ui.chart;

import java.util.List;

/// Everything that a chart shows: immutable. `gap` in milliseconds as in [Columns]; x are
/// milliseconds since the epoch.
public record ChartData(
        List<Series> series, List<Threshold> thresholds, Unit unit, double gap, boolean filled) {
    public static final ChartData NONE =
            new ChartData(List.of(), List.of(), Unit.NUMBER, Double.MAX_VALUE, false);

    public ChartData {
        series = List.copyOf(series);
        thresholds = List.copyOf(thresholds);
    }

    public static ChartData of(Unit unit, Series... series) {
        return new ChartData(List.of(series), List.of(), unit, Double.MAX_VALUE, false);
    }

    public ChartData with(Threshold... more) {
        return new ChartData(series, List.of(more), unit, gap, filled);
    }

    /// Points further apart are not joined.
    public ChartData apart(double most) {
        return new ChartData(series, thresholds, unit, most, filled);
    }

    public ChartData filled(boolean to) {
        return new ChartData(series, thresholds, unit, gap, to);
    }

    public boolean isEmpty() {
        return series.stream().allMatch(each -> each.points().isEmpty());
    }

    double firstX() {
        return series.stream()
                .mapToDouble(each -> each.points().first())
                .filter(Double::isFinite)
                .min()
                .orElse(0);
    }

    double lastX() {
        return series.stream()
                .mapToDouble(each -> each.points().last())
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }
}
