package dev.turnstone.documents.delta;

import java.util.Optional;

/// Keeps how far each shard was followed. What was kept must be found again after a kill.
public interface CheckpointStore {
    /// By the name of the part.
    Optional<ShardCheckpoint> find(String part);

    void keep(String part, ShardCheckpoint checkpoint);

    void forget(String part);

    /// For tests and for runs that need not survive.
    static CheckpointStore inMemory() {
        return new CheckpointStore() {
            private final java.util.Map<String, ShardCheckpoint> kept =
                    new java.util.concurrent.ConcurrentHashMap<>();

            @Override
            public Optional<ShardCheckpoint> find(String part) {
                return Optional.ofNullable(kept.get(part));
            }

            @Override
            public void keep(String part, ShardCheckpoint checkpoint) {
                kept.put(part, checkpoint);
            }

            @Override
            public void forget(String part) {
                kept.remove(part);
            }
        };
    }
}
