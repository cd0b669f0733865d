package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;

/// What the target should hold for a document of the source: where the migration transforms
/// documents, contents are compared after the same transforms.
@FunctionalInterface
public interface ExpectedContent {
    ExpectedContent UNCHANGED = (id, source) -> source;

    Body of(String id, Body source);
}
