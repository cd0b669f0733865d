package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.bench.BenchResult;
import dev.turnstone.engine.bench.BenchRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/// What was measured as an aligned table.
final class BenchText {
    private final Texts texts;

    BenchText(Texts texts) {
        this.texts = texts;
    }

    String of(BenchResult result) {
        Table table = new Table();
        table.add(
                List.of(
                        texts.text("bench.name"),
                        texts.text("bench.rate"),
                        texts.text("bench.megabytes"),
                        texts.text("bench.ratio"),
                        texts.text("bench.cpu"),
                        texts.text("bench.cpuEach"),
                        texts.text("bench.sourceEach"),
                        texts.text("bench.targetEach"),
                        texts.text("bench.heap"),
                        texts.text("bench.rounds")));
        result.rows().forEach(row -> table.add(cells(row)));
        List<String> lines = new ArrayList<>();
        lines.add(
                texts.text(
                        "bench.done",
                        result.source(),
                        result.target(),
                        Amounts.count(result.documents()),
                        result.rounds()));
        table.into(lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> cells(BenchRow row) {
        return List.of(
                row.name(),
                Amounts.count(Math.round(row.rate())),
                row.mbPerSecond() == null ? "" : number("%.1f", row.mbPerSecond()),
                number("%.2f", row.ratioToCeiling()),
                number("%.2f", row.cpuSeconds()),
                number("%.1f", row.cpuMicrosPerDocument()),
                micros(row.sourceMicrosPerDocument()),
                micros(row.targetMicrosPerDocument()),
                number("%.0f", row.peakHeapMb()),
                rounds(row));
    }

    /// The slowest and the fastest, so that nobody takes a lucky figure for the truth.
    private static String rounds(BenchRow row) {
        DoubleSummaryStatistics rates =
                row.rounds().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return rates.getCount() < 2
                ? ""
                : Amounts.count(Math.round(rates.getMin()))
                        + " - "
                        + Amounts.count(Math.round(rates.getMax()));
    }

    private static String micros(@Nullable Double each) {
        return each == null ? "" : number("%.1f", each);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ENGLISH, format, value);
    }
}
