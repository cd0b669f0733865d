package dev.turnstone.engine.spec.shape;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as people write them: `500ms`, `10s`, `1h30m`.
public final class Durations {
    static final String EXPECTED = "a span of time, such as 500ms, 10s, 5m, 1h30m or 2d";
    static final Pattern PATTERN = Pattern.compile("([0-9]{1,9}(ms|s|m|h|d))+");

    private static final Pattern PIECE = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = units();

    private Durations() {}

    public static Duration parse(String text) {
        if (!PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("time: " + text + " (expected: " + EXPECTED + ")");
        }
        Duration sum = Duration.ZERO;
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            Duration unit = UNITS.getOrDefault(pieces.group(2), Duration.ZERO);
            sum = sum.plus(unit.multipliedBy(Long.parseLong(pieces.group(1))));
        }
        return sum;
    }

    /// The shortest text for it, to the millisecond.
    public static String text(Duration span) {
        StringBuilder text = new StringBuilder();
        Duration left = span;
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = left.dividedBy(unit.getValue());
            if (count > 0) {
                text.append(count).append(unit.getKey());
                left = left.minus(unit.getValue().multipliedBy(count));
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        return units;
    }
}
