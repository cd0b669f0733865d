package dev.turnstone.documents.ask;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// A document as an answer shows it; `source` is null where the cluster gave none.
record Found(
        String index,
        String id,
        @Nullable String routing,
        long seqNo,
        long primaryTerm,
        @Nullable Body source) {}
