package dev.turnstone.proxy.bench;

import org.HdrHistogram.Histogram;

/// What a load generator saw: `requests` were answered in the measured time, `sent` and `answered`
/// count all, the warming up included.
record LoadResult(
        long requests,
        double perSecond,
        double p50Micros,
        double p99Micros,
        double maxMicros,
        long sent,
        long answered,
        long broken) {
    private static final double NANOS = 1e9;
    private static final double MICRO = 1e3;

    static LoadResult of(Histogram nanos, LoadOrder order, long sent, long answered, long broken) {
        return new LoadResult(
                nanos.getTotalCount(),
                nanos.getTotalCount() * NANOS / order.measured().toNanos(),
                nanos.getValueAtPercentile(50) / MICRO,
                nanos.getValueAtPercentile(99) / MICRO,
                nanos.getMaxValue() / MICRO,
                sent,
                answered,
                broken);
    }
}
