package dev.turnstone.engine.metadata;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which indices are meant: names with `*`, of which those that begin with `-` exclude.
public record IndexPatterns(List<String> include, List<String> exclude) {
    public static final IndexPatterns ALL = new IndexPatterns(List.of(), List.of());

    public IndexPatterns {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// From the command line: `logs-*,-logs-old*`.
    public static IndexPatterns parse(String commaSeparated) {
        List<String> parts =
                Stream.of(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        return new IndexPatterns(
                parts.stream().filter(p -> !p.startsWith("-")).toList(),
                parts.stream().filter(p -> p.startsWith("-")).map(p -> p.substring(1)).toList());
    }

    public boolean matches(String name) {
        boolean included = include.isEmpty() || include.stream().anyMatch(p -> matches(p, name));
        return included && !isExcluded(name);
    }

    boolean isExcluded(String name) {
        return exclude.stream().anyMatch(p -> matches(p, name));
    }

    /// True where a hidden index was asked for by a pattern that begins with a dot, too.
    boolean asksForHidden(String name) {
        return include.stream().anyMatch(p -> p.startsWith(".") && matches(p, name));
    }

    public static boolean matches(String pattern, String name) {
        String regex =
                Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((left, right) -> left + ".*" + right)
                        .orElse("");
        return name.matches(regex);
    }
}
