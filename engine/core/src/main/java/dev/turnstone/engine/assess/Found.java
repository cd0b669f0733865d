package dev.turnstone.engine.assess;

import java.util.ArrayList;
import java.util.List;

/// Makes findings out of codes, objects and details.
final class Found {
    private static final int NAMED = 3;
    private static final int DETAILS = 50;

    private Found() {}

    /// Nothing where no object is affected.
    static List<Finding> about(
            String code, Severity severity, boolean automatic, List<String> objects) {
        return about(code, severity, automatic, objects, List.of());
    }

    static List<Finding> about(
            String code,
            Severity severity,
            boolean automatic,
            List<String> objects,
            List<String> details) {
        if (objects.isEmpty()) {
            return List.of();
        }
        List<String> distinct = objects.stream().distinct().sorted().toList();
        return List.of(
                new Finding(
                        code,
                        severity,
                        FindingTexts.title(code),
                        summary(distinct),
                        distinct,
                        FindingTexts.meaning(code),
                        FindingTexts.remedy(code),
                        automatic,
                        details.size() > DETAILS ? cut(details) : details));
    }

    private static List<String> cut(List<String> details) {
        List<String> few = new ArrayList<>(details.subList(0, DETAILS));
        few.add("and " + (details.size() - DETAILS) + " more");
        return few;
    }

    private static String summary(List<String> objects) {
        return objects.size() <= NAMED
                ? String.join(", ", objects)
                : String.join(", ", objects.subList(0, NAMED))
                        + " and "
                        + (objects.size() - NAMED)
                        + " more";
    }
}
