package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

/// Changes a document on its way; never its id, shard, routing or revision. Safe for any number of
/// threads.
public interface Transform {
    /// Nothing changes: the same bytes arrive.
    Transform NONE = Outcome.Passed::new;

    /// What became of a change.
    sealed interface Outcome {
        /// The change to write; the very same object where nothing was changed.
        record Passed(DocumentChange change) implements Outcome {}

        /// The transform cannot be applied to this document.
        record Failed(String type, String reason) implements Outcome {}
    }

    Outcome apply(DocumentChange change);

    /// The same for a change that another step may have renamed: `source` is the index that it was
    /// read from.
    default Outcome apply(DocumentChange change, String source) {
        return apply(change);
    }

    /// What tells it from another one: empty for none, else the same wherever the same steps were
    /// declared.
    default String identity() {
        return "";
    }

    /// Where documents of this index are written to.
    default String targetIndex(String index) {
        return index;
    }

    /// One after the other; the first that fails ends it.
    default Transform then(Transform next) {
        return new Chain(this, next);
    }
}
