package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How times are worded.
public final class Moments {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private Moments() {}

    public static String day(Instant moment) {
        return DAY.format(moment.atZone(ZoneId.systemDefault()));
    }

    public static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    /// "just now", "12 min ago", else the day.
    public static String ago(Texts texts, Instant moment, Instant now) {
        long seconds = Duration.between(moment, now).toSeconds();
        if (seconds < 60) {
            return texts.text("moment.now");
        }
        if (seconds < 3600) {
            return texts.text("moment.minutes", seconds / 60);
        }
        return seconds < 86_400 ? texts.text("moment.hours", seconds / 3600) : day(moment);
    }

    public static String length(Texts texts, Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return texts.text("moment.length.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.text("moment.length.minutes", seconds / 60, seconds % 60);
        }
        return texts.text("moment.length.hours", seconds / 3600, seconds % 3600 / 60);
    }
}
