package dev.turnstone.log;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A traffic log cannot be used as asked.
public sealed class LogException extends TurnstoneException permits RecordsGone {
    private static final long serialVersionUID = 1L;

    public LogException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    public LogException(String message, String remedy) {
        this(message, remedy, null);
    }
}
