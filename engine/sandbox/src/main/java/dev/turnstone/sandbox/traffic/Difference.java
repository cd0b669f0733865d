package dev.turnstone.sandbox.traffic;

/// One document that is not as the acknowledged writes say.
public record Difference(Kind kind, String index, String id, String detail) {
    /// In what way it differs.
    public enum Kind {
        /// Must be there and is not.
        LOST,
        /// There, as an older write left it, or without one of the acknowledged updates.
        STALE,
        /// The same write is stored twice.
        DUPLICATE,
        /// Deleted, and there.
        RESURRECTED,
        /// Its content is not what any order of the writes makes.
        UNEXPLAINED
    }
}
