package dev.turnstone.engine.metadata.convert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a format of dates is called, or how it is written, for java.time. `exact` where the target
/// reads and writes the same dates by it.
///
/// Indices made before 7.0 read patterns by Joda's letters. There `Y` is the year, which is the
/// week's year to java.time: it would put every date into the first days of January. Joda's `Z`
/// also takes `Z` and `+01:00`, and its `MM` also `7`, so these are added as further ways of
/// writing.
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

    /// Centuries, years of two digits, which Joda puts around today, weeks and their days, which
    /// count from another day there, and clocks of twelve hours, which are found by no range there.
    private static final Pattern WITHOUT_LIKE =
            Pattern.compile("[CxewhKk]|(?<![yY])[yY]{2}(?![yY])");

    /// Refused there, or found by no range: a week has no month and no day of one.
    private static final Pattern BY_WEEK = Pattern.compile("(?i)week");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern OFFSET = Pattern.compile("(?<!Z)ZZ?(?!Z)");
    private static final Pattern TOKENS = Pattern.compile("'[^']*'|([A-Za-z])\\1*|[^A-Za-z]");
    private static final String NUMBERS = "yYuMdDHhkKmsSCxwe";
    private static final String OF_TWO_DIGITS = "MdHhkKms";
    private static final Pattern TRANSLATED = Pattern.compile("'[^']*'|Z+|Y+");

    static DatePatterns of(String format, boolean joda) {
        Set<String> parts = new LinkedHashSet<>();
        boolean exact = true;
        for (String part : format.split("\\|\\|", -1)) {
            if (NAMES.contains(part)) {
                parts.add(snake(part));
                exact &= !(joda && BY_WEEK.matcher(part).find());
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
        String printed = written(pattern, colon ? "XXX" : "Z");
        parts.add(printed);
        parts.add(shortened(printed));
        if (OFFSET.matcher(letters).find()) {
            parts.add(shortened(written(pattern, "XX")));
            parts.add(shortened(written(pattern, "XXX")));
        }
        return !colon && !WITHOUT_LIKE.matcher(letters).find();
    }

    /// By Joda one digit suffices for `MM`, where no other number follows at once; to java.time
    /// that is `M`, which takes two as well.
    private static String shortened(String pattern) {
        List<String> tokens = TOKENS.matcher(pattern).results().map(MatchResult::group).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean alone =
                    !(i > 0 && isNumber(tokens.get(i - 1)))
                            && !(i + 1 < tokens.size() && isNumber(tokens.get(i + 1)));
            boolean two = token.length() == 2 && OF_TWO_DIGITS.indexOf(token.charAt(0)) >= 0;
            text.append(alone && (two || token.equals("DDD")) ? token.substring(0, 1) : token);
        }
        return text.toString();
    }

    /// From three letters on a month is a name.
    private static boolean isNumber(String token) {
        return NUMBERS.indexOf(token.charAt(0)) >= 0 && !token.startsWith("MMM");
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
