package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.proxy.bench.CaptureResult;
import dev.turnstone.proxy.bench.CaptureRow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What capturing costs, as a table for each load.
final class CaptureText {
    private static final double MILLI = 1e3;

    private final Texts texts;

    CaptureText(Texts texts) {
        this.texts = texts;
    }

    String of(CaptureResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(
                texts.text(
                        "bench.capture.done",
                        result.processors(),
                        number("%,.0f", result.diskMbPerSecond())));
        String before = "";
        Table table = new Table();
        for (CaptureRow row : result.rows()) {
            String title =
                    texts.text("bench.capture.load", row.load(), Amounts.count(row.connections()));
            if (!title.equals(before)) {
                table.into(lines);
                table = new Table();
                lines.add("");
                lines.add(title);
                table.add(head());
                before = title;
            }
            table.add(cells(row));
        }
        table.into(lines);
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> head() {
        return List.of(
                texts.text("bench.name"),
                texts.text("bench.capture.rate"),
                texts.text("bench.capture.ofPipe"),
                texts.text("bench.capture.p50"),
                texts.text("bench.capture.p99"),
                texts.text("bench.capture.p99Added"),
                texts.text("bench.capture.cpuEach"),
                texts.text("bench.capture.cpuOthers"),
                texts.text("bench.capture.cpuBroker"),
                texts.text("bench.capture.rss"),
                texts.text("bench.megabytes"),
                texts.text("bench.capture.bound"),
                texts.text("bench.capture.recorded"),
                texts.text("bench.capture.missed"),
                texts.text("bench.capture.unsaid"));
    }

    private static List<String> cells(CaptureRow row) {
        return List.of(
                row.name(),
                Amounts.count(Math.round(row.rate())),
                number("%.2f", row.ratioToCeiling()),
                number("%.2f", row.p50Micros() / MILLI),
                number("%.2f", row.p99Micros() / MILLI),
                row.p99AddedMicros() == null ? "" : number("%+.2f", row.p99AddedMicros() / MILLI),
                number("%.1f", row.cpuMicrosPerRequest()),
                number("%.1f", row.loadCpuMicrosPerRequest() + row.stubCpuMicrosPerRequest()),
                number("%.1f", row.brokerCpuMicrosPerRequest()),
                number("%.0f", row.rssMb()),
                number("%.0f", row.mbPerSecond()),
                row.boundBy(),
                count(row.recorded()),
                count(row.missed()),
                count(row.unsaid()));
    }

    private static String count(@Nullable Long value) {
        return value == null ? "" : Amounts.count(value);
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ENGLISH, format, value);
    }
}
