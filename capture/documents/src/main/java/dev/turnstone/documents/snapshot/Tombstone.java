package dev.turnstone.documents.snapshot;

import org.jspecify.annotations.Nullable;

/// An operation that left no document behind but is still kept: it explains a hole in the sequence
/// numbers exactly. A no-op has no id.
public record Tombstone(Kind kind, @Nullable String id, long primaryTerm, long seqNo) {
    /// What the operation was.
    public enum Kind {
        DELETED,
        OVERWRITTEN,
        NO_OP
    }
}
