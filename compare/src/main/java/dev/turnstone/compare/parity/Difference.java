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

    /// A document whose id another one of the source has as well: the target can hold one of them.
    static Difference twin(Seen seen) {
        return new Difference(
                Kind.MISSING,
                seen.shard(),
                seen.id(),
                seen.routing(),
                seen.revision(),
                Hit.UNKNOWN,
                "twice on the source under this id: the target can hold one of them");
    }

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
