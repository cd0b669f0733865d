package dev.turnstone.replay.sink;

import dev.turnstone.model.TurnstoneException;

/// The sink was ended before everything that was submitted was explained.
public final class SinkClosed extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    SinkClosed() {
        super(
                "The writing to the target was ended before everything was answered. What was"
                        + " answered is safe; the rest is sent again at the next start.",
                "Start once more: the work goes on where it stopped.");
    }
}
