package dev.turnstone.replay.sink;

import dev.turnstone.model.TurnstoneException;

/// The documents of an index of the target were made by another transform than the one that is to
/// write there now.
public final class AnotherTransform extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    AnotherTransform(String target) {
        super(
                "The documents of "
                        + target
                        + " were made by another transform than this one, and would stay as they"
                        + " are: nothing was written.",
                "Go on with the transform that it was filled by; or delete the index on the target and"
                        + " make it anew (\"turnstone metadata apply\"), then begin again. For what the"
                        + " first one refused, \"turnstone failed retry\" with the new one is enough.");
    }
}
