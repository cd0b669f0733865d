package dev.turnstone.engine.operation;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;

import java.time.Duration;

/// What to keep in step: round by round every `every`; each `reconcileEvery`-th round also finds
/// what was deleted.
public record SyncOrder(
        ClusterClient source,
        String patterns,
        Transform transform,
        Duration every,
        int reconcileEvery) {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int USUAL_ROUNDS = 30;

    public static SyncOrder of(ClusterClient source) {
        return new SyncOrder(source, "*", Transform.NONE, USUAL, USUAL_ROUNDS);
    }

    public SyncOrder of(String indexPatterns) {
        return new SyncOrder(source, indexPatterns, transform, every, reconcileEvery);
    }

    public SyncOrder with(Transform change) {
        return new SyncOrder(source, patterns, change, every, reconcileEvery);
    }

    public SyncOrder every(Duration interval) {
        return new SyncOrder(source, patterns, transform, interval, reconcileEvery);
    }
}
