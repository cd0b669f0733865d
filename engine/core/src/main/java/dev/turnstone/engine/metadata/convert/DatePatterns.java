package dev.turnstone.engine.metadata.convert;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a format of dates is called, or how it is written, for java.time. `exact` where the target
/// reads and writes the same dates by it.
///
/// Indices made before 7.0 read patterns by Joda's letters. There `Y` is the year, which is the
/// week's year to java.time: it would put every date into the first days of January. Joda's `Z`
/// also takes `Z` and `+01:00`, so these are added as further ways of writing.
record DatePatterns(String format, boolean exact) {
    private static final Set<String> NAMES =
            Stream.of(
                            "basicDate basicDateTime basicDateTimeNoMillis basicOrdinalDate",
                            "basicOrdinalDateTime basicOrdinalDateTimeNoMillis basicTime",
                            "basicTimeNoMillis basicTTime basicTTimeNoMillis basicWeekDate",
                            "basicWeekDateTime basicWeekDateTimeNoMillis date dateHour",
                            "dateHourMinute dateHourMinuteSecond dateHourMinuteSecondFraction",
                            "dateHourMinuteSecondMillis dateOptionalTime dateTime dateTimeNoMillis",
                            "epochMillis epochSecond hour hourMinute hourMinuteSecond",
                            "hourMinuteSecondFraction hourMinuteSecondMillis ordinalDate",
                            "ordinalDateTime ordinalDateTimeNoMillis time timeNoMillis tTime",
                            "tTimeNoMillis weekDate weekDateTime weekDateTimeNoMillis weekyear",
                            "weekyearWeek weekyearWeekDay year yearMonth yearMonthDay iso8601")
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .flatMap(DatePatterns::spellings)
                    .collect(Collectors.toUnmodifiableSet());

    /// Centuries, week years, and weeks and their days, which count from another day there.
    private static final Pattern WITHOUT_LIKE = Pattern.compile("[Cxew]");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern OFFSET = Pattern.compile("(?<!Z)ZZ?(?!Z)");
    private static final Pattern TRANSLATED = Pattern.compile("'[^']*'|Z+|Y+");

    static DatePatterns of(String format, boolean joda) {
        Set<String> parts = new LinkedHashSet<>();
        boolean exact = true;
        for (String part : format.split("\\|\\|", -1)) {
            if (NAMES.contains(part)) {
                parts.add(snake(part));
            } else if (joda && !part.startsWith("8")) {
                exact &= translate(part, parts);
            } else {
                parts.add(part);
            }
        }
        return new DatePatterns(String.join("||", parts), exact);
    }

    private static Stream<String> spellings(String name) {
        String strict =
                "strict" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Stream.of(name, snake(name), strict, snake(strict));
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean translate(String pattern, Set<String> parts) {
        String letters = QUOTED.matcher(pattern).replaceAll("");
        boolean colon = letters.contains("ZZ");
        parts.add(written(pattern, colon ? "XXX" : "Z"));
        if (OFFSET.matcher(letters).find()) {
            parts.add(written(pattern, "XX"));
            parts.add(written(pattern, "XXX"));
        }
        return !colon && !WITHOUT_LIKE.matcher(letters).find();
    }

    private static String written(String pattern, String offset) {
        return TRANSLATED
                .matcher(pattern)
                .replaceAll(
                        found -> {
                            String run = found.group();
                            if (run.startsWith("Z")) {
                                return run.length() < 3 ? offset : "VV";
                            }
                            return run.startsWith("Y")
                                    ? run.replace('Y', 'y')
                                    : Matcher.quoteReplacement(run);
                        });
    }
}
