package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.model.TurnstoneException;

/// What became of one index; `reason` says why it could not be proven, or why it was not repaired.
/// Empty where there is nothing to say.
record Proved(IndexParity index, String reason, String remedy) {

    static Proved of(IndexParity index) {
        return index.parity() instanceof Parity.NotProvable(String reason, String remedy)
                ? new Proved(index, reason, remedy)
                : new Proved(index, "", "");
    }

    /// It differs, and stays as it is.
    static Proved left(IndexParity index, TurnstoneException why) {
        return new Proved(index, String.valueOf(why.getMessage()), why.remedy());
    }
}
