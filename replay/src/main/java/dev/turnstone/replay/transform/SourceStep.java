package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import tools.jackson.databind.node.ObjectNode;

/// One change to a document's source.
interface SourceStep {
    /// The source after this step: the same object, unchanged, where there was nothing to do.
    Result apply(DocumentChange change, ObjectNode source);

    /// What a step came to.
    sealed interface Result {
        record Same() implements Result {}

        record Changed(ObjectNode source) implements Result {}

        record Refused(String type, String reason) implements Result {}
    }

    Result SAME = new Result.Same();
}
