package dev.turnstone.sandbox.traffic;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// Live counters of a run. Any thread.
final class Gauge {
    private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
    private static final int MOST_TROUBLES = 10;

    private final LongAdder requests = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder ambiguous = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private final LongAdder failedReads = new LongAdder();
    private final List<String> readTroubles = new ArrayList<>();
    private final ConcurrentHistogram writes = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final ConcurrentHistogram reads = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    private final LongSupplier nanoTime;
    private final long startedAt;
    private final AtomicLong lastAcknowledged;
    private final AtomicLong longestPause = new AtomicLong();

    Gauge(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        startedAt = nanoTime.getAsLong();
        lastAcknowledged = new AtomicLong(startedAt);
    }

    void wrote(long nanos, List<Outcome> outcomes) {
        requests.increment();
        record(writes, nanos);
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Applied _ -> acknowledged.increment();
                case Outcome.Refused _ -> refused.increment();
                case Outcome.Unknown _ -> ambiguous.increment();
                case Outcome.Unsent _ -> unsent.increment();
            }
        }
        if (outcomes.stream().anyMatch(Outcome.Applied.class::isInstance)) {
            long now = nanoTime.getAsLong();
            long before = lastAcknowledged.getAndAccumulate(now, Math::max);
            longestPause.accumulateAndGet(now - before, Math::max);
        }
    }

    void read(long nanos) {
        requests.increment();
        record(reads, nanos);
    }

    void failedRead(String what) {
        failedReads.increment();
        synchronized (readTroubles) {
            if (readTroubles.size() < MOST_TROUBLES) {
                readTroubles.add(what);
            }
        }
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1_000, 0, HIGHEST_MICROS));
    }

    long requests() {
        return requests.sum();
    }

    long acknowledgedWrites() {
        return acknowledged.sum();
    }

    long refused() {
        return refused.sum();
    }

    long ambiguous() {
        return ambiguous.sum();
    }

    long unsent() {
        return unsent.sum();
    }

    long failedReads() {
        return failedReads.sum();
    }

    List<String> readTroubles() {
        synchronized (readTroubles) {
            return List.copyOf(readTroubles);
        }
    }

    /// The longest time in which no write of any client was acknowledged, the present one included
    /// while running.
    Duration longestWritePause(boolean running) {
        long present = running ? nanoTime.getAsLong() - lastAcknowledged.get() : 0;
        return Duration.ofNanos(Math.max(present, longestPause.get()));
    }

    /// Ends the last pause: silence up to the end of the run is a pause too.
    void finish() {
        longestPause.accumulateAndGet(nanoTime.getAsLong() - lastAcknowledged.get(), Math::max);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }

    Latencies writeLatencies() {
        return Latencies.of(writes);
    }

    Latencies readLatencies() {
        return Latencies.of(reads);
    }
}
