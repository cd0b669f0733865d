package dev.turnstone.documents.snapshot;

/// How a snapshot ended.
public enum SnapshotState {
    IN_PROGRESS,
    SUCCESS,
    FAILED,
    PARTIAL,
    INCOMPATIBLE,
    /// Written by servers before states were kept in the repository's index.
    UNKNOWN;

    /// The repository's index keeps states as these numbers.
    static SnapshotState of(long number) {
        return switch ((int) number) {
            case 0 -> IN_PROGRESS;
            case 1 -> SUCCESS;
            case 2 -> FAILED;
            case 3 -> PARTIAL;
            case 4 -> INCOMPATIBLE;
            default -> UNKNOWN;
        };
    }
}
