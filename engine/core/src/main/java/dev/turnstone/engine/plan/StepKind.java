package dev.turnstone.engine.plan;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What a step does. Those whose machinery comes later have their place here already; a plan that
/// holds one cannot be started.
public enum StepKind {
    ASSESS,
    SNAPSHOT,
    METADATA,
    /// Follows the source by its sequence numbers, beside everything else.
    CAPTURE,
    BACKFILL,
    /// Waits until the target has everything that the source had when this began.
    REPLAY,
    VALIDATE,
    /// Ends the following and gives the target back.
    TEARDOWN,
    /// The last proof, with nothing under way any more.
    PROVE,
    /// Records the clients' requests by proxies, and makes the target follow them, beside
    /// everything else.
    PROXY_CAPTURE,
    /// Compares the answers of both sides.
    COMPARE,
    /// Turns the clients to the target.
    SWITCH;

    /// False where this version has no machinery for it.
    public boolean isThere() {
        return switch (this) {
            case COMPARE, SWITCH -> false;
            default -> true;
        };
    }

    /// A service comes up and runs on beside the steps that depend on it.
    public boolean isService() {
        return this == CAPTURE || this == PROXY_CAPTURE;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
