package dev.turnstone.engine.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.compare.parity.ParityBench;
import dev.turnstone.replay.bench.Measured;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// One way, measured: its median round, with the highest heap of all rounds. Processor and heap are
/// those of our own process; `mbPerSecond` counts the bodies of the documents. `rounds` tells the
/// rate of each round, in the order of measuring.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchRow(
        String name,
        long documents,
        double seconds,
        double rate,
        String unit,
        @Nullable Double mbPerSecond,
        double ratioToCeiling,
        double cpuSeconds,
        double cpuMicrosPerDocument,
        double peakHeapMb,
        List<Double> rounds) {
    private static final String UNIT = "docs/s";
    private static final double MEGA = 1e6;

    static BenchRow of(String name, List<Measured> rounds, double ceiling) {
        Measured median = median(rounds);
        return new BenchRow(
                name,
                median.docs(),
                median.took().toNanos() / 1e9,
                median.docsPerSecond(),
                UNIT,
                median.megabytesPerSecond(),
                median.docsPerSecond() / ceiling,
                median.cpuSeconds(),
                median.cpuMicrosPerDoc(),
                rounds.stream().mapToLong(Measured::peakHeapBytes).max().orElseThrow() / MEGA,
                rounds.stream().map(Measured::docsPerSecond).toList());
    }

    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::docsPerSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    /// What reading the ids alone takes.
    static BenchRow scan(String name, ParityBench.Row row) {
        return of(name, row.documents(), row.bareScan(), 1);
    }

    static BenchRow digest(String name, ParityBench.Row row) {
        return of(name, row.documents(), row.digest(), row.ratioToCeiling());
    }

    private static BenchRow of(String name, long documents, ParityBench.Cost cost, double ratio) {
        double cpu = cost.cpu().toNanos() / 1e9;
        return new BenchRow(
                name,
                documents,
                documents / cost.documentsPerSecond(),
                cost.documentsPerSecond(),
                UNIT,
                null,
                ratio,
                cpu,
                cpu * MEGA / documents,
                cost.peakHeapBytes() / MEGA,
                List.of());
    }
}
