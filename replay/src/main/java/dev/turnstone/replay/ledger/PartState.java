package dev.turnstone.replay.ledger;

import dev.turnstone.documents.Position;

/// How far a part was carried over, every document before it explained, and what became of them.
///
/// The epoch is that of the index when the job that opened the part began, and stays: what is read
/// from an old state must not overtake what was written in a newer epoch.
public record PartState(Position position, boolean finished, int epoch, Tally tally) {
    public static final int NO_EPOCH = -1;
    public static final PartState START =
            new PartState(Position.START, false, NO_EPOCH, Tally.NONE);
}
