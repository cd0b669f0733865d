package dev.turnstone.model.cluster;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A certificate or key file cannot be used.
public final class TlsFileException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    TlsFileException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }
}
