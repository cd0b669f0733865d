package dev.turnstone.app.ui.chart;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round values within bounds, at most as many as there is room for.
public final class Ticks {
    private static final double[] DECIMAL = {1, 2, 5, 10};
    private static final double[] BINARY = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        30 * DAY,
        90 * DAY,
        365 * DAY
    };
    private static final DateTimeFormatter MILLIS = form("HH:mm:ss.SSS");
    private static final DateTimeFormatter SECONDS = form("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = form("HH:mm");
    private static final DateTimeFormatter DAYS = form("d MMM");

    private Ticks() {}

    public static List<Tick> of(Unit unit, double low, double high, int most) {
        if (!(low < high) || most < 1 || !Double.isFinite(high - low)) {
            return List.of();
        }
        double step = step(unit, (high - low) / most);
        double largest = Math.max(Math.abs(low), Math.abs(high));
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(low / step - 1e-9);
        for (int i = 0; ticks.size() < most + 1; i++) {
            double value = (first + i) * step;
            if (value > high + step * 1e-9) {
                break;
            }
            ticks.add(new Tick(value, unit.text(value, step, largest)));
        }
        return List.copyOf(ticks);
    }

    /// Over milliseconds since the epoch; the first of a day bears its date.
    public static List<Tick> time(double low, double high, int most, ZoneId zone) {
        if (!(low < high) || most < 1) {
            return List.of();
        }
        long step = timeStep((high - low) / most);
        List<Tick> ticks = new ArrayList<>();
        double value = firstTime((long) Math.ceil(low), step, zone);
        LocalDateTime before = null;
        while (value <= high && ticks.size() <= most) {
            LocalDateTime at = local((long) value, zone);
            boolean newDay = before != null && !before.toLocalDate().equals(at.toLocalDate());
            ticks.add(new Tick(value, label(at, step, newDay)));
            before = at;
            value += step;
        }
        return List.copyOf(ticks);
    }

    /// One moment, as exact as the span around it asks for.
    public static String moment(double value, double span, ZoneId zone) {
        LocalDateTime at = local((long) value, zone);
        if (span > 2 * DAY) {
            return form("d MMM HH:mm").format(at);
        }
        return (span < 20 * SECOND ? MILLIS : SECONDS).format(at);
    }

    private static String label(LocalDateTime at, long step, boolean newDay) {
        if (step >= DAY || newDay) {
            return DAYS.format(at);
        }
        if (step >= MINUTE) {
            return MINUTES.format(at);
        }
        return (step >= SECOND ? SECONDS : MILLIS).format(at);
    }

    private static double step(Unit unit, double least) {
        boolean binary = unit.base() == 1024 && least >= 1;
        double base = binary ? 1024 : 10;
        double power = Math.pow(base, Math.floor(Math.log(least) / Math.log(base)));
        for (double factor : binary ? BINARY : DECIMAL) {
            if (factor * power >= least * (1 - 1e-12)) {
                return factor * power;
            }
        }
        return base * power;
    }

    private static long timeStep(double least) {
        for (long step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return (long) Math.ceil(least / (365 * DAY)) * 365 * DAY;
    }

    /// Round in the zone's own time, so that days begin at midnight.
    private static double firstTime(long low, long step, ZoneId zone) {
        LocalDateTime day = local(low, zone).truncatedTo(ChronoUnit.DAYS);
        long midnight = day.atZone(zone).toInstant().toEpochMilli();
        if (step >= DAY) {
            return low == midnight
                    ? midnight
                    : day.plusDays(1).atZone(zone).toInstant().toEpochMilli();
        }
        return midnight + Math.ceilDiv(low - midnight, step) * step;
    }

    private static LocalDateTime local(long millis, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
