package dev.turnstone.sandbox.traffic;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How long requests took, as their clients saw it.
public record Latencies(long count, Duration median, Duration p99, Duration max) {
    static Latencies of(Histogram micros) {
        return new Latencies(
                micros.getTotalCount(),
                Duration.of(micros.getValueAtPercentile(50), ChronoUnit.MICROS),
                Duration.of(micros.getValueAtPercentile(99), ChronoUnit.MICROS),
                Duration.of(micros.getMaxValue(), ChronoUnit.MICROS));
    }
}
