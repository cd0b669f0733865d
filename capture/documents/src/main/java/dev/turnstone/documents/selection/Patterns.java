package dev.turnstone.documents.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Index names as a user lists them: comma separated, `*` for any characters, `-` in front of what
/// is left out. Without any that takes something, everything is taken.
public record Patterns(List<String> taken, List<String> leftOut) {
    public static final Patterns ALL = new Patterns(List.of("*"), List.of());

    public Patterns {
        taken = taken.isEmpty() ? List.of("*") : List.copyOf(taken);
        leftOut = List.copyOf(leftOut);
    }

    public static Patterns of(String text) {
        List<String> all =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
        return new Patterns(
                all.stream().filter(pattern -> !pattern.startsWith("-")).toList(),
                all.stream()
                        .filter(pattern -> pattern.startsWith("-"))
                        .map(pattern -> pattern.substring(1))
                        .toList());
    }

    /// The first pattern that takes the name.
    Optional<String> takenBy(String name) {
        return taken.stream().filter(pattern -> matches(pattern, name)).findFirst();
    }

    Optional<String> leftOutBy(String name) {
        return leftOut.stream().filter(pattern -> matches(pattern, name)).findFirst();
    }

    static boolean matches(String pattern, String name) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }
}
