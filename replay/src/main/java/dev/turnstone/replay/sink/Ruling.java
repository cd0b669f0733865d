package dev.turnstone.replay.sink;

import org.jspecify.annotations.Nullable;

/// What one item's answer means.
sealed interface Ruling {
    /// The target holds the change now, because we wrote it.
    record Written() implements Ruling {}

    /// The target held exactly this revision before.
    record Repeated() implements Ruling {}

    /// The target holds a newer revision that we know of.
    record NewerOnTarget() implements Ruling {}

    /// The target holds a version that nobody can explain.
    record Suspect(long onTarget) implements Ruling {}

    /// The target will never take this document as it is.
    record Refused(String type, String reason) implements Ruling {}

    /// Not this document's fault: send it again. `counted` says that there is a limit to it.
    record Again(String reason, boolean overload, boolean counted) implements Ruling {}

    Written WRITTEN = new Written();
    Repeated REPEATED = new Repeated();
    NewerOnTarget NEWER = new NewerOnTarget();

    static Refused refused(BulkAnswer.@Nullable Refusal refusal, int status) {
        return refusal == null
                ? new Refused("status_" + status, "The target answered " + status)
                : new Refused(refusal.type(), refusal.reason());
    }
}
