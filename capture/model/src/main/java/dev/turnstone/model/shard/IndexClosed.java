package dev.turnstone.model.shard;

import dev.turnstone.model.TurnstoneException;

/// The index is there, but nobody can read it.
public final class IndexClosed extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    IndexClosed(String index) {
        super(
                "The index " + index + " is closed: its documents cannot be read.",
                "Open it for the time of the migration, or leave it out.");
    }
}
