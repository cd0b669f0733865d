package dev.turnstone.engine.metadata.convert;

import java.util.Set;

/// Dates: named formats are written with underscores, and patterns of Joda for java.time.
final class DateFormats implements FieldRule {
    private static final Set<String> TYPES = Set.of("date", "date_range", "date_nanos");

    @Override
    public void convert(Field field, Context context) {
        if (!isDate(field) || !field.get("format").isString()) {
            return;
        }
        Draft draft = field.draft();
        String now =
                converted(
                        draft,
                        draft.readsJoda(context),
                        field.path() + "/format",
                        field.get("format").asString(""));
        field.definition().put("format", now);
    }

    /// A dynamic template may leave the type to what it matches.
    private static boolean isDate(Field field) {
        return TYPES.contains(field.type())
                || field.path().endsWith("/mapping")
                        && !field.has("properties")
                        && Set.of("", "{dynamic_type}").contains(field.type());
    }

    /// The format for the target, with the notes about it.
    static String converted(Draft draft, boolean joda, String path, String format) {
        DatePatterns renamed = DatePatterns.of(format, false);
        if (!renamed.format().equals(format)) {
            draft.changed(
                    "TS-116",
                    path,
                    "Named formats are written with underscores: " + renamed.format() + ".");
        }
        DatePatterns pattern = DatePatterns.of(format, joda);
        if (!pattern.exact()) {
            draft.lostWithConsent(
                    "TS-117",
                    path,
                    "The pattern "
                            + format
                            + " was written for Joda and becomes "
                            + pattern.format()
                            + ": centuries, years of two digits, weeks, clocks of twelve hours and"
                            + " zones are read, written or searched otherwise by java.time, and dates"
                            + " may be refused, wrong or not found. Try it with a sample, or edit the"
                            + " format.");
        } else if (!pattern.format().equals(renamed.format())) {
            draft.changed(
                    "TS-117",
                    path,
                    "The pattern "
                            + format
                            + " was written for Joda; for java.time it is "
                            + pattern.format()
                            + ".");
        }
        return pattern.format();
    }
}
