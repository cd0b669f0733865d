package dev.turnstone.app.ui.bench;

/// One figure of the window beside the number that it is to reach: `rate` is the median, or the
/// longest where `name` says so; `ratioToCeiling` above 1 misses.
public record WorkbenchRow(
        String name,
        double rate,
        String unit,
        double p95,
        double most,
        double bar,
        double ratioToCeiling,
        boolean met,
        double cpuSeconds,
        double peakHeapMb) {
    static WorkbenchRow of(String name, Spread figures, String unit, double bar, Usage usage) {
        return of(name, figures.median(), figures, unit, bar, usage);
    }

    /// What counts is the longest.
    static WorkbenchRow ofMost(String name, Spread figures, String unit, double bar, Usage usage) {
        return of(name, figures.most(), figures, unit, bar, usage);
    }

    private static WorkbenchRow of(
            String name, double counts, Spread figures, String unit, double bar, Usage usage) {
        return new WorkbenchRow(
                name,
                counts,
                unit,
                figures.p95(),
                figures.most(),
                bar,
                counts / bar,
                counts <= bar,
                usage.cpuSeconds(),
                usage.peakHeapMb());
    }
}
