package dev.turnstone.model;

import org.jspecify.annotations.Nullable;

/// What went wrong, what it means for the data, and what to do. Subclasses say which kind of
/// trouble it is.
public class TurnstoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public TurnstoneException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public TurnstoneException(String message, String remedy) {
        this(message, remedy, null);
    }

    /// What the user can do about it: one sentence.
    public String remedy() {
        return remedy;
    }
}
