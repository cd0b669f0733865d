package dev.turnstone.replay.ledger;

/// Which epoch an index of the target is in: starts at 0 and only rises, behind a barrier that the
/// caller has drained.
public interface Epochs {
    int of(String index);

    /// The next epoch, durable when this returns.
    int raise(String index);
}
