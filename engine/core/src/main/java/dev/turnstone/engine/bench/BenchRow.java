package dev.turnstone.engine.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.compare.parity.ParityBench;
import dev.turnstone.replay.bench.Measured;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// One way, measured: its median round, with the highest heap of all rounds and the median of what
/// the rounds reached of their ceilings. Processor and heap are those of our own process, but for
/// what the clusters used themselves; `mbPerSecond` counts the bodies of the documents. `rounds`
/// tells the rate of each round, in the order of measuring.
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
        @Nullable Double sourceMicrosPerDocument,
        @Nullable Double targetMicrosPerDocument,
        double peakHeapMb,
        List<Double> rounds) {
    private static final String UNIT = "docs/s";
    private static final double MEGA = 1e6;

    static BenchRow of(String name, List<Round> rounds, List<Round> ceiling) {
        Round median = median(rounds);
        Measured own = median.own();
        return new BenchRow(
                name,
                own.docs(),
                own.took().toNanos() / 1e9,
                own.docsPerSecond(),
                UNIT,
                own.megabytesPerSecond(),
                ratio(rounds, ceiling),
                own.cpuSeconds(),
                own.cpuMicrosPerDoc(),
                median.sourceMicros(),
                median.targetMicros(),
                rounds.stream().mapToLong(round -> round.own().peakHeapBytes()).max().orElseThrow()
                        / MEGA,
                rounds.stream().map(round -> round.own().docsPerSecond()).toList());
    }

    BenchRow in(String otherUnit) {
        return new BenchRow(
                name,
                documents,
                seconds,
                rate,
                otherUnit,
                null,
                ratioToCeiling,
                cpuSeconds,
                cpuMicrosPerDocument,
                sourceMicrosPerDocument,
                targetMicrosPerDocument,
                peakHeapMb,
                rounds);
    }

    /// Each round is compared with the ceiling's own: what else the machine does changes from round
    /// to round.
    private static double ratio(List<Round> rounds, List<Round> ceiling) {
        double[] ratios =
                IntStream.range(0, rounds.size())
                        .mapToDouble(
                                i ->
                                        rounds.get(i).own().docsPerSecond()
                                                / ceiling.get(i).own().docsPerSecond())
                        .sorted()
                        .toArray();
        return ratios[ratios.length / 2];
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(round -> round.own().docsPerSecond()))
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
                null,
                null,
                cost.peakHeapBytes() / MEGA,
                List.of());
    }
}
