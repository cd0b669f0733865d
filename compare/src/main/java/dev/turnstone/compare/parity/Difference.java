package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

/// One document that is not the same on both sides. The source's revision is its term and sequence
/// number as `Revision.withinEpoch()`, the target's is its whole version; -1 where there is none.
/// `note` says where the contents part, or what stands in the way of a repair; empty otherwise.
public record Difference(
        Kind kind,
        int shard,
        String id,
        @Nullable String routing,
        long sourceRevision,
        long targetVersion,
        String note) {

    Difference withNote(String other) {
        return new Difference(kind, shard, id, routing, sourceRevision, targetVersion, other);
    }

    /// What is wrong with the target's document.
    public enum Kind {
        MISSING,
        EXTRA,
        OLDER,
        NEWER,
        /// The same revision, another content.
        DIFFERENT
    }
}
