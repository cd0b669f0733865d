package dev.turnstone.engine.workflow;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// Where a run stands. Which may become which is listed in [Transitions].
public enum RunState {
    PLANNED,
    RUNNING,
    PAUSING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLING,
    CANCELLED,
    ROLLING_BACK,
    ROLLED_BACK,
    /// A roll back stopped half-way: its steps say what is left.
    NEEDS_ATTENTION;

    /// Nothing changes any more unless somebody asks for it.
    public boolean isSettled() {
        return switch (this) {
            case PLANNED, RUNNING, PAUSING, CANCELLING, ROLLING_BACK -> false;
            default -> true;
        };
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
