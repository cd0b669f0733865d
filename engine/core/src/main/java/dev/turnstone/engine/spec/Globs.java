package dev.turnstone.engine.spec;

import dev.turnstone.model.IndexPatterns;

import java.util.List;

/// What patterns say of each other, whatever names there are.
final class Globs {
    private Globs() {}

    /// True where everything that the one pattern fits is left out.
    static boolean isCovered(String pattern, List<String> by) {
        return by.stream().anyMatch(each -> IndexPatterns.matches(each, pattern));
    }

    /// True where some name fits both.
    static boolean meet(String left, String right) {
        return mayMeet(left, right)
                && meet(left, 0, right, 0, new Boolean[left.length() + 1][right.length() + 1]);
    }

    /// Cheap, and enough for most: what stands before the first and behind the last `*` agrees.
    private static boolean mayMeet(String left, String right) {
        String head = head(left);
        String other = head(right);
        if (!head.startsWith(other) && !other.startsWith(head)) {
            return false;
        }
        String tail = tail(left);
        String otherTail = tail(right);
        return tail.endsWith(otherTail) || otherTail.endsWith(tail);
    }

    /// What stands before the first `*`.
    static String head(String pattern) {
        int star = pattern.indexOf('*');
        return star < 0 ? pattern : pattern.substring(0, star);
    }

    private static String tail(String pattern) {
        return pattern.substring(pattern.lastIndexOf('*') + 1);
    }

    private static boolean meet(String left, int i, String right, int j, Boolean[][] known) {
        Boolean told = known[i][j];
        if (told != null) {
            return told;
        }
        boolean meet;
        if (i < left.length() && left.charAt(i) == '*') {
            meet =
                    meet(left, i + 1, right, j, known)
                            || j < right.length() && meet(left, i, right, j + 1, known);
        } else if (j < right.length() && right.charAt(j) == '*') {
            meet =
                    meet(left, i, right, j + 1, known)
                            || i < left.length() && meet(left, i + 1, right, j, known);
        } else if (i == left.length() || j == right.length()) {
            meet = i == left.length() && j == right.length();
        } else {
            meet = left.charAt(i) == right.charAt(j) && meet(left, i + 1, right, j + 1, known);
        }
        known[i][j] = meet;
        return meet;
    }
}
