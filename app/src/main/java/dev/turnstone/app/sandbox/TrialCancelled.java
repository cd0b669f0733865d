package dev.turnstone.app.sandbox;

import dev.turnstone.model.TurnstoneException;

/// Somebody ended the trial.
public final class TrialCancelled extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    public TrialCancelled() {
        super(
                "The trial was cancelled.",
                "Nothing of it is left: start another whenever you like.");
    }
}
