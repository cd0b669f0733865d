package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.model.TurnstoneException;

/// What became of one index; `reason` says why it could not be proven, why it was not repaired, or
/// what else was written there. Empty where there is nothing to say.
record Proved(IndexParity index, String reason, String remedy) {

    static Proved of(IndexParity index) {
        return index.parity() instanceof Parity.NotProvable(String reason, String remedy)
                ? new Proved(index, reason, remedy)
                : new Proved(index, "", "");
    }

    /// It is the same, though somebody else wrote to it: of that nothing is left.
    static Proved over(IndexParity index, String foreign) {
        return new Proved(
                index,
                foreign
                        + " All contents were compared and are the source's: what somebody else wrote"
                        + " there was the same, or is gone.",
                "");
    }

    /// It differs, and stays as it is.
    static Proved left(IndexParity index, TurnstoneException why) {
        return new Proved(index, String.valueOf(why.getMessage()), why.remedy());
    }
}
