package dev.turnstone.documents.snapshot;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A snapshot that cannot be read, or not wholly.
public final class SnapshotException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SnapshotException(Reason reason, String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
        this.reason = reason;
    }

    SnapshotException(Reason reason, String message, String remedy) {
        this(reason, message, remedy, null);
    }

    public Reason reason() {
        return reason;
    }

    /// What kind of trouble it is.
    public enum Reason {
        NOT_A_REPOSITORY,
        NO_RIGHTS,
        NOT_FOUND,
        MISSING,
        DAMAGED,
        UNSUPPORTED,
        PARTIAL,
        UNREADABLE
    }

    static SnapshotException damaged(String where, String what, @Nullable Throwable cause) {
        return new SnapshotException(
                Reason.DAMAGED,
                where
                        + " is damaged: "
                        + what
                        + ". Nothing was taken from it, and what was read before is whole.",
                "Check the storage, copy the repository again if this is a copy, or take a new"
                        + " snapshot; then resume.",
                cause);
    }

    static SnapshotException damaged(String where, String what) {
        return damaged(where, what, null);
    }

    static SnapshotException missing(String where, @Nullable Throwable cause) {
        return new SnapshotException(
                Reason.MISSING,
                where + " is missing from the repository. What does not need it is not affected.",
                "Copy the repository again if this is a copy, check that no clean-up removed the"
                        + " blob, or take a new snapshot; then resume.",
                cause);
    }

    static SnapshotException unsupported(String message, String remedy) {
        return new SnapshotException(Reason.UNSUPPORTED, message, remedy);
    }
}
