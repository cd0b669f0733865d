package dev.turnstone.compare.parity;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A side could not be read as a whole, so that nothing is said about parity.
public final class ParityException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    ParityException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    ParityException(String message, String remedy) {
        this(message, remedy, null);
    }
}
