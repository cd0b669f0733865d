package dev.turnstone.engine.history;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// The history cannot be opened, read or written.
public final class HistoryException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    HistoryException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }
}
