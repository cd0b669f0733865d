package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.engine.spec.live.Range;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;

/// Numbers and ranges as people read them; what is not known is a dash.
final class Amounts {
    private static final String UNKNOWN = "–";
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
    private static final double STEP = 1024;

    private Amounts() {}

    static String count(long number) {
        return number < 0 ? UNKNOWN : Figures.count(number);
    }

    /// Large ones rounded: for ranges.
    static String about(long number) {
        if (number >= 1_000_000_000) {
            return String.format(Locale.ENGLISH, "%.2f bn", number / 1e9);
        }
        return number >= 10_000_000
                ? String.format(Locale.ENGLISH, "%.1f M", number / 1e6)
                : count(number);
    }

    static String bytes(long bytes) {
        if (bytes < 0) {
            return UNKNOWN;
        }
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        String pattern = unit == 0 || amount >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ENGLISH, pattern, amount, UNITS[unit]);
    }

    static String seconds(long seconds) {
        long hours = seconds / 3_600;
        return hours >= 10
                ? hours + " h"
                : Figures.duration(Duration.ofSeconds(Math.max(1, seconds)));
    }

    static String range(Range range, LongFunction<String> words) {
        String from = words.apply(range.from());
        String to = words.apply(range.to());
        return from.equals(to) ? from : from + " – " + to;
    }
}
