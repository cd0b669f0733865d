package dev.turnstone.engine.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.compare.parity.ParityBench;
import dev.turnstone.replay.bench.Measured;

import org.jspecify.annotations.Nullable;

/// One way, measured: its median round, with the highest heap of all rounds. Processor and heap are
/// those of our own process; `mbPerSecond` counts the bodies of the documents.
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
        double peakHeapMb) {
    private static final String UNIT = "docs/s";
    private static final double MEGA = 1e6;

    static BenchRow of(String name, Measured median, long peakHeapBytes, double ceiling) {
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
                peakHeapBytes / MEGA);
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
                cost.peakHeapBytes() / MEGA);
    }
}
