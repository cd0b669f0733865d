package dev.turnstone.replay.backfill;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Tally;

/// What was read is not the sum of what became of it: a defect of Turnstone, never to be passed
/// over.
public final class LedgerMismatch extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    LedgerMismatch(String part, Tally tally) {
        super(
                "The numbers of "
                        + part
                        + " do not add up: "
                        + tally
                        + ". Documents may be missing on the target.",
                "Run verify on this index before anything is switched, and report this message.");
    }
}
