package dev.turnstone.engine.metadata.convert;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Dates: named formats are written with underscores, and patterns of Joda mean something else to
/// java.time in a few letters.
final class DateFormats implements FieldRule {
    private static final Pattern CAMEL = Pattern.compile("(?:strict)?[a-z]+(?:[A-Z][a-z]*)+");
    private static final Pattern JODA_LETTERS = Pattern.compile("[YxeCZ]|y{3,}");

    @Override
    public void convert(Field field, Context context) {
        if (!List.of("date", "date_range", "date_nanos").contains(field.type())
                || !field.get("format").isString()) {
            return;
        }
        String format = field.get("format").asString("");
        String snake =
                Stream.of(format.split("\\|\\|"))
                        .map(DateFormats::snake)
                        .collect(Collectors.joining("||"));
        if (!snake.equals(format)) {
            field.definition().put("format", snake);
            field.draft()
                    .changed(
                            "TS-116",
                            field.path() + "/format",
                            "Named formats are written with underscores: " + snake + ".");
        }
        if (context.source().hasMappingTypes() && meansSomethingElse(snake)) {
            field.draft()
                    .lost(
                            "TS-117",
                            field.path() + "/format",
                            "The pattern "
                                    + snake
                                    + " was written for Joda; year, week and zone letters differ in"
                                    + " java.time. Check it with a sample.");
        }
    }

    private static boolean meansSomethingElse(String format) {
        return Stream.of(format.split("\\|\\|"))
                        .filter(part -> !part.contains("_") && !part.startsWith("8"))
                        .filter(part -> !part.equals("date") && !part.equals("time"))
                        .anyMatch(
                                part ->
                                        JODA_LETTERS.matcher(part).find()
                                                && part.matches(".*[MdHDwsm].*"))
                && !format.equals("epoch_millis");
    }

    private static String snake(String name) {
        if (!CAMEL.matcher(name).matches() || name.matches("[yMdHhmsSZaEeDwGuxXkK]+")) {
            return name;
        }
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
