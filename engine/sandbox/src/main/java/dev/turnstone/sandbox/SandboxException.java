package dev.turnstone.sandbox;

import org.jspecify.annotations.Nullable;

/// A server that could not be fetched, started or reached: what happened, and what to do.
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public SandboxException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public SandboxException(String message, String remedy) {
        this(message, remedy, null);
    }

    /// What the user can do about it: one sentence.
    public String remedy() {
        return remedy;
    }
}
