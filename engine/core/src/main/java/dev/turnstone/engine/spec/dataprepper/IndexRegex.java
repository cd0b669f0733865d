package dev.turnstone.engine.spec.dataprepper;

import java.util.Optional;

/// Regular expressions for index names, as far as they are patterns with `*`.
final class IndexRegex {
    private static final String SPECIAL = ".*+?()[]{}|^$\\";

    private IndexRegex() {}

    /// `logs-.*` becomes `logs-*`, `a\.b` becomes `a.b`; empty where it says more than a pattern
    /// can.
    static Optional<String> pattern(String regex) {
        String inner = regex.replaceFirst("^\\^", "").replaceFirst("(?<!\\\\)\\$$", "");
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char letter = inner.charAt(i);
            boolean more = i + 1 < inner.length();
            if (letter == '\\' && more && !Character.isLetterOrDigit(inner.charAt(i + 1))) {
                pattern.append(inner.charAt(++i));
            } else if (letter == '.' && more && inner.charAt(i + 1) == '*') {
                pattern.append('*');
                i++;
            } else if (SPECIAL.indexOf(letter) >= 0) {
                return Optional.empty();
            } else {
                pattern.append(letter);
            }
        }
        return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern.toString());
    }
}
