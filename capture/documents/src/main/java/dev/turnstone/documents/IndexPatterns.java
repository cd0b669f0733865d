package dev.turnstone.documents;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names of indices as users write them: `logs-*,orders,-logs-old*`; `*` stands for anything, a
/// leading `-` leaves out.
///
/// Patterns that only leave out start from all indices.
public final class IndexPatterns implements Predicate<String> {
    public static final IndexPatterns ALL = of("*");

    private final List<Pattern> included;
    private final List<Pattern> excluded;

    private IndexPatterns(List<Pattern> included, List<Pattern> excluded) {
        this.included = included;
        this.excluded = excluded;
    }

    public static IndexPatterns of(String patterns) {
        List<String> parts =
                Stream.of(patterns.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
        List<Pattern> excluded =
                parts.stream()
                        .filter(part -> part.startsWith("-"))
                        .map(part -> compiled(part.substring(1)))
                        .toList();
        List<Pattern> included =
                parts.stream()
                        .filter(part -> !part.startsWith("-"))
                        .map(IndexPatterns::compiled)
                        .toList();
        return new IndexPatterns(included.isEmpty() ? List.of(compiled("*")) : included, excluded);
    }

    @Override
    public boolean test(String index) {
        return matches(included, index) && !matches(excluded, index);
    }

    private static boolean matches(List<Pattern> patterns, String index) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(index).matches());
    }

    private static Pattern compiled(String wildcard) {
        return Pattern.compile("\\Q" + wildcard.replace("*", "\\E.*\\Q") + "\\E");
    }
}
