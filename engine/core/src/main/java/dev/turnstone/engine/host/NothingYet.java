package dev.turnstone.engine.host;

import dev.turnstone.model.TurnstoneException;

/// Somebody asked for what is not there yet.
final class NothingYet extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    NothingYet(String message, String remedy) {
        super(message, remedy);
    }

    static NothingYet noRun(String session) {
        return new NothingYet(
                "The session " + session + " has no run.",
                "Start one: \"turnstone workflow start\".");
    }

    static NothingYet noSpec(String session) {
        return new NothingYet(
                "The session " + session + " has no spec.",
                "Give it one: \"turnstone workflow configure\".");
    }
}
