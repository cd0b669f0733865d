package dev.turnstone.replay.traffic;

/// What replay does to the target beside writing documents. Each call may be repeated; a
/// [dev.turnstone.model.TurnstoneException] says why it cannot be done.
public interface TargetMetadata {
    /// Makes the index as the source has it now; nothing where it is there already.
    void create(String sourceIndex, String targetIndex);

    /// Nothing where it is not there.
    void delete(String targetIndex);

    /// Adds what the source's mapping has more.
    void putMapping(String sourceIndex, String targetIndex);

    /// Gives the index the aliases that it has on the source now.
    void putAliases(String sourceIndex, String targetIndex);

    boolean exists(String targetIndex);
}
