package dev.turnstone.app.cli;

import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
final class Amounts {
    private static final long KILO = 1_000;
    private static final int MINUTE = 60;

    private Amounts() {}

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String megabytes(double bytes) {
        return String.format(Locale.ENGLISH, "%,.1f MB", bytes / (KILO * KILO));
    }

    /// Two units at most: `3 h 20 min`, `42 s`.
    static String time(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
