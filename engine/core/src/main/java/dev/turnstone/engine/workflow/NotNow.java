package dev.turnstone.engine.workflow;

import dev.turnstone.model.TurnstoneException;

/// Somebody asked for a change that cannot be as the run stands; nothing was changed.
public final class NotNow extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    public NotNow(String message, String remedy) {
        super(message + " Nothing was changed.", remedy);
    }
}
