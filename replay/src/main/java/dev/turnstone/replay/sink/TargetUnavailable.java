package dev.turnstone.replay.sink;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// The target took nothing for longer than our patience, or will not let us in at all.
public final class TargetUnavailable extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    private TargetUnavailable(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    static TargetUnavailable outOfPatience(Duration patience, String reason) {
        return new TargetUnavailable(
                "The target took nothing for "
                        + patience
                        + ": "
                        + reason
                        + ". Everything before the last position is safe there.",
                "Make the target take writes again, then start once more: the work goes on where it"
                        + " stopped.",
                null);
    }

    static TargetUnavailable refusesUs(int status, String answer) {
        return new TargetUnavailable(
                "The target refuses our writes as a whole ("
                        + status
                        + "): "
                        + answer
                        + ". Everything before the last position is safe there.",
                "Give the target's user the right to write to these indices, then start once more.",
                null);
    }
}
