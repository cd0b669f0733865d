package dev.turnstone.app.ui.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers as people read them.
public final class Figures {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private Figures() {}

    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    public static String time(Instant at) {
        return TIME.format(at);
    }

    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /// In its two largest units.
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return time.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        long minutes = seconds / 60;
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /// From one time to another, both in the unit of the longer one: "41\u201364 s", "2\u20135
    /// min".
    public static String range(Duration shortest, Duration longest) {
        long unit = longest.toSeconds() < 120 ? 1 : longest.toMinutes() < 120 ? 60 : 3_600;
        String name = unit == 1 ? "s" : unit == 60 ? "min" : "h";
        long low = Math.max(1, shortest.toSeconds() / unit);
        long high = Math.max(1, Math.ceilDiv(longest.toSeconds(), unit));
        return (low >= high ? count(high) : count(low) + "\u2013" + count(high)) + " " + name;
    }

    /// A share whose part stands elsewhere.
    public static String shareOf(long part, long whole) {
        return percent(part, whole) + " % of " + count(whole);
    }

    /// A share with what it is a share of.
    public static String share(long part, long whole) {
        return whole <= 0
                ? ""
                : String.format(
                        Locale.ENGLISH,
                        "%s %% (%s of %s)",
                        percent(part, whole),
                        count(part),
                        count(whole));
    }

    /// A share from 0 to 1; never 100 before it is all.
    static String percent(double share) {
        return (share >= 1
                        ? "100"
                        : String.format(Locale.ENGLISH, "%.0f", Math.min(99, share * 100)))
                + " %";
    }

    /// Never 100 before it is all.
    private static String percent(long part, long whole) {
        if (part >= whole) {
            return "100";
        }
        return String.format(Locale.ENGLISH, "%.1f", Math.min(99.9, part * 100.0 / whole));
    }
}
