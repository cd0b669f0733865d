package dev.turnstone.engine.metadata;

/// Knows whether every write that an index of the target ever took was ours: the sink's own count
/// of the target's sequence numbers.
@FunctionalInterface
public interface WrittenByUs {
    /// Nobody keeps count: no index with documents is taken for ours.
    WrittenByUs UNKNOWN = (_, _) -> false;

    boolean accountsFor(String index, String uuid);
}
