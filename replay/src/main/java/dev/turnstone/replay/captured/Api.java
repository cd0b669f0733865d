package dev.turnstone.replay.captured;

import org.jspecify.annotations.Nullable;

/// What a request asks of the server, by its method and path alone.
sealed interface Api {
    record Read() implements Api {}

    record Housekeeping() implements Api {}

    /// Writes one document; without an id the server makes one.
    record Single(Verb verb, String name, @Nullable String id) implements Api {}

    /// Writes many; the name is what items without an index of their own go to.
    record Bulk(@Nullable String name) implements Api {}

    record ByQuery(String expression) implements Api {}

    record Reindex() implements Api {}

    record Metadata(MetadataChange.Kind kind, String expression) implements Api {}

    record Unknown(String expression) implements Api {}

    /// What a write does to its document.
    enum Verb {
        INDEX,
        CREATE,
        UPDATE,
        DELETE
    }
}
