package dev.turnstone.replay.sink;

import dev.turnstone.model.TurnstoneException;

/// The target has no index to write to: the trouble of whoever writes to it, and of nobody else.
public final class TargetIndexMissing extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    TargetIndexMissing(String name) {
        super(
                "The target has no single index behind the name "
                        + name
                        + ": nothing was written to it.",
                "Create the index on the target first (metadata apply), or correct the name.");
    }
}
