package dev.turnstone.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which indices are meant: names in which `*` stands for anything, and those that are left out of
/// them. Without any that include, all are included.
public record IndexPatterns(List<String> include, List<String> exclude)
        implements Predicate<String> {
    public static final IndexPatterns ALL = new IndexPatterns(List.of("*"), List.of());

    private static final String OUT = "-";

    public IndexPatterns {
        include = include.isEmpty() ? List.of("*") : List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// As users write them: `logs-*,orders,-logs-old*`; a leading `-` leaves out.
    public static IndexPatterns of(String commaSeparated) {
        List<String> parts =
                Stream.of(commaSeparated.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
        return new IndexPatterns(
                parts.stream().filter(part -> !part.startsWith(OUT)).toList(),
                parts.stream()
                        .filter(part -> part.startsWith(OUT))
                        .map(part -> part.substring(OUT.length()))
                        .toList());
    }

    @Override
    public boolean test(String index) {
        return isAny(include, index) && !isAny(exclude, index);
    }

    /// The first pattern that includes the name.
    public Optional<String> includedBy(String index) {
        return first(include, index);
    }

    /// The first pattern that leaves the name out.
    public Optional<String> excludedBy(String index) {
        return first(exclude, index);
    }

    /// Whether a hidden or system index is meant: by its full name, or by a pattern that begins
    /// with a dot as well.
    public boolean asksFor(String index) {
        return include.stream()
                .anyMatch(
                        pattern ->
                                pattern.equals(index)
                                        || pattern.startsWith(".") && matches(pattern, index));
    }

    /// As users write them: [#of(String)] reads it again.
    public String text() {
        return Stream.concat(include.stream(), exclude.stream().map(OUT::concat))
                .collect(Collectors.joining(","));
    }

    private static Optional<String> first(List<String> patterns, String index) {
        return patterns.stream().filter(pattern -> matches(pattern, index)).findFirst();
    }

    private static boolean isAny(List<String> patterns, String index) {
        for (String pattern : patterns) {
            if (matches(pattern, index)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a name fits one pattern. Goes back only to the last `*`: never slow, whatever the
    /// pattern.
    public static boolean matches(String pattern, String name) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < name.length(); ) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = i;
            } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
