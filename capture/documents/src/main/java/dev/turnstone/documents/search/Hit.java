package dev.turnstone.documents.search;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// One document of an answer: `source` is a slice of the answer's bytes, untouched, null where the
/// cluster gave none. `seqNo`, `primaryTerm` and `version` are -1 where it tells none.
public record Hit(
        String id,
        @Nullable String routing,
        long seqNo,
        long primaryTerm,
        long version,
        @Nullable Body source,
        long order) {}
