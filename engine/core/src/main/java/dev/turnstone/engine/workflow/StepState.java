package dev.turnstone.engine.workflow;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// Where a step stands. Which may become which is listed in [Transitions].
public enum StepState {
    NOT_STARTED,
    WAITING_FOR_APPROVAL,
    RUNNING,
    /// Asked for too early; begun again later.
    WAITING,
    /// A service that is up and runs beside the others.
    SERVING,
    /// Asked to stop, and not yet stopped.
    STOPPING,
    PAUSED,
    SUCCEEDED,
    SUCCEEDED_WITH_WAIVERS,
    FAILED,
    /// Nobody knows: contact was lost, or the engine was killed.
    UNKNOWN,
    /// The clusters are being asked what became of it.
    RECONCILING,
    ROLLING_BACK,
    ROLLED_BACK,
    /// Taking it back failed: its note says what is left, and what to do.
    NEEDS_ATTENTION,
    CANCELLED;

    /// Something of this step is under way in this process.
    public boolean isActive() {
        return switch (this) {
            case RUNNING, SERVING, STOPPING, RECONCILING, ROLLING_BACK -> true;
            default -> false;
        };
    }

    /// Steps that depend on it may begin.
    public boolean satisfies() {
        return isFinished() || this == SERVING;
    }

    public boolean isFinished() {
        return this == SUCCEEDED || this == SUCCEEDED_WITH_WAIVERS;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
