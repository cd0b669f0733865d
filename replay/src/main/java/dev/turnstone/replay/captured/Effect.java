package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// What one write of one document did.
public sealed interface Effect {
    /// The document holds these bytes, unless a pipeline of its index changed them.
    record Written(Address at, Numbers numbers, Body source) implements Effect {}

    /// The document is gone, or was not there; either way the delete took a number.
    record Deleted(Address at, Numbers numbers) implements Effect {}

    /// The document changed, or may have: only the source can tell to what. The numbers are there
    /// where the answer told them.
    record Changed(Address at, @Nullable Numbers numbers, Changed.Why why) implements Effect {
        public enum Why {
            /// Scripts and partial documents.
            UPDATE,
            /// A pipeline that the request names.
            PIPELINE,
            /// No answer was seen, or the server failed while it worked.
            AMBIGUOUS,
            /// The answer was seen, but does not say what is needed, or the request is no JSON.
            UNREADABLE
        }
    }

    /// Nothing was written.
    record NotWritten(Address at, NotWritten.Why why) implements Effect {
        public enum Why {
            REFUSED,
            /// Refused so late that a sequence number was used up, which nobody told.
            REFUSED_WITH_NUMBER,
            NOOP,
            /// By a pipeline.
            DROPPED
        }
    }

    /// Something may have been written under an id that nobody told: only sequence numbers find it.
    record Lost(String name) implements Effect {}
}
