package dev.turnstone.proxy;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// The proxy cannot run as asked.
public final class ProxyException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    ProxyException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    ProxyException(String message, String remedy) {
        this(message, remedy, null);
    }
}
