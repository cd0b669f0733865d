package dev.turnstone.compare.parity;

/// The epochs of the indices, as the history keeps them.
public interface Epochs {
    /// The epoch that writes of this source index carry now.
    int current(String index);

    /// Raises it behind a barrier that every worker has passed, and answers the new one: from then
    /// on nothing is written with an older one.
    int raise(String index);
}
