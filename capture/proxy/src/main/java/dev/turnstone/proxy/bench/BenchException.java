package dev.turnstone.proxy.bench;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A measurement cannot be made. No data of worth is concerned.
final class BenchException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    BenchException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }
}
