package dev.turnstone.engine.plan;

import dev.turnstone.model.TurnstoneException;

import java.util.Collection;

/// A step was named that the plan does not have.
public final class NoSuchStep extends TurnstoneException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    NoSuchStep(String id, Collection<String> known) {
        super(
                "The plan has no step " + id + ".",
                "Name one of: "
                        + String.join(", ", known.stream().limit(SHOWN).toList())
                        + (known.size() > SHOWN ? ", ..." : "")
                        + ".");
    }
}
