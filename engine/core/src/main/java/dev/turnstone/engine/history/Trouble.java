package dev.turnstone.engine.history;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/// What went wrong with the history's file, in a sentence.
final class Trouble {
    private static final int IN_USE = 90020;
    private static final int LOCKED = 8000;
    private static final int CLOSED = 90098;
    private static final int GENERAL = 50000;
    private static final Set<Integer> DAMAGED = Set.of(90030, 90048, 90049, GENERAL);
    private static final String UNTOUCHED =
            " Nothing of it was overwritten, and both clusters are as they were.";

    private Trouble() {}

    static HistoryException opening(Path file, SQLException cause) {
        if (cause.getErrorCode() == IN_USE || cause.getErrorCode() == LOCKED) {
            return inUse(file, cause);
        }
        if (isDiskFull(cause)) {
            return full(file, cause);
        }
        return damaged(file, cause);
    }

    static HistoryException inUse(Path file, @Nullable Throwable cause) {
        return new HistoryException(
                "Another Turnstone works with the history " + file + " already." + UNTOUCHED,
                "Ask it instead, end it, or give this one a home of its own (--home).",
                cause);
    }

    static HistoryException working(Path file, SQLException cause) {
        if (isDiskFull(cause)) {
            return full(file, cause);
        }
        if (DAMAGED.contains(cause.getErrorCode())) {
            return damaged(file, cause);
        }
        return new HistoryException(
                "The history " + file + " could not be used: " + cause.getMessage() + ".",
                "What was written before is safe; run the command again.",
                cause);
    }

    /// The store does nothing more after a write that its disk refused.
    static boolean hasClosed(SQLException e) {
        return e.getErrorCode() == CLOSED || e.getErrorCode() == GENERAL || isDiskFull(e);
    }

    static HistoryException newer(Path file, int version, int known) {
        return new HistoryException(
                "The history "
                        + file
                        + " was written by a newer Turnstone (format "
                        + version
                        + ", this one knows "
                        + known
                        + ")."
                        + UNTOUCHED,
                "Use that newer version, or give this one a home of its own (--home).",
                null);
    }

    private static HistoryException damaged(Path file, SQLException cause) {
        return new HistoryException(
                "The history "
                        + file
                        + " cannot be read: it is damaged or is no history ("
                        + firstLine(cause)
                        + ")."
                        + UNTOUCHED,
                "Put a backup in its place, or move it away: what is on the target stays right, and"
                        + " a new run finds it there.",
                cause);
    }

    private static HistoryException full(Path file, SQLException cause) {
        return new HistoryException(
                "There is no room to write the history "
                        + file
                        + ": the step that was asked for was not begun, and what was written before is"
                        + " safe.",
                "Make room on that disk, then run \"turnstone workflow resume\".",
                cause);
    }

    private static boolean isDiskFull(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("no space left")
                    || text.contains("not enough space")
                    || text.contains("disk full")
                    || text.contains("disk quota")) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
