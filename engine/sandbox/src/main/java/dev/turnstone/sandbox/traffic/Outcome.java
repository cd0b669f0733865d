package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/// What the client knows about a write after its answer, or after there was none.
sealed interface Outcome {
    /// Acknowledged; `revision` is absent where the answer tells none (writes by query).
    record Applied(String index, String id, @Nullable Rank revision, long version, Effect effect)
            implements Outcome {}

    /// Answered with a refusal, or dropped: the server says that nothing was written.
    record Refused(int status, boolean repeatable) implements Outcome {}

    /// Anything may have happened, also later than now.
    record Unknown(String reason) implements Outcome {}

    /// No connection could be made: nothing was sent.
    record Unsent() implements Outcome {}

    /// What the answer says was done.
    enum Effect {
        CREATED,
        UPDATED,
        DELETED,
        /// A delete that found nothing.
        ABSENT
    }
}
