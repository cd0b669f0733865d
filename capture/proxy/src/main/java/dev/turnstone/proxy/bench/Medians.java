package dev.turnstone.proxy.bench;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// One row from those of several rounds: medians of what was measured, sums of what was counted.
final class Medians {
    private final List<CaptureRow> rounds;

    private Medians(List<CaptureRow> rounds) {
        this.rounds = rounds;
    }

    static CaptureRow of(List<CaptureRow> rounds) {
        return rounds.size() == 1 ? rounds.getFirst() : new Medians(rounds).row();
    }

    private CaptureRow row() {
        CaptureRow first = rounds.getFirst();
        return new CaptureRow(
                first.name(),
                first.load(),
                first.connections(),
                median(CaptureRow::rate),
                first.unit(),
                median(CaptureRow::mbPerSecond),
                known(CaptureRow::ratioToCeiling),
                median(CaptureRow::p50Micros),
                median(CaptureRow::p99Micros),
                known(CaptureRow::p99AddedMicros),
                median(CaptureRow::cpuSeconds),
                median(CaptureRow::cpuMicrosPerRequest),
                median(CaptureRow::loadCpuMicrosPerRequest),
                median(CaptureRow::stubCpuMicrosPerRequest),
                known(CaptureRow::brokerCpuMicrosPerRequest),
                rounds.getLast().boundBy(),
                known(CaptureRow::rssMb),
                known(CaptureRow::peakHeapMb),
                rounds.stream().mapToLong(CaptureRow::requests).sum(),
                rounds.stream().mapToLong(CaptureRow::broken).sum(),
                sum(CaptureRow::recorded),
                sum(CaptureRow::missed),
                sum(CaptureRow::unsaid));
    }

    private double median(ToDoubleFunction<CaptureRow> of) {
        return middle(rounds.stream().mapToDouble(of).sorted().toArray());
    }

    private @Nullable Double known(Function<CaptureRow, @Nullable Double> of) {
        double[] sorted =
                rounds.stream()
                        .map(of)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return sorted.length == 0 ? null : middle(sorted);
    }

    private @Nullable Long sum(Function<CaptureRow, @Nullable Long> of) {
        return of.apply(rounds.getFirst()) == null
                ? null
                : rounds.stream().map(of).filter(Objects::nonNull).mapToLong(each -> each).sum();
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
