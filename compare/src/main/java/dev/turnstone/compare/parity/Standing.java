package dev.turnstone.compare.parity;

/// How a document of the target stands to the same document of the source.
enum Standing {
    EQUAL,
    OLDER,
    NEWER,
    DIFFERENT,
    MISSING,
    EXTRA,
    /// On neither side.
    GONE;

    static Standing of(int compared) {
        return compared == 0 ? EQUAL : compared < 0 ? OLDER : NEWER;
    }
}
