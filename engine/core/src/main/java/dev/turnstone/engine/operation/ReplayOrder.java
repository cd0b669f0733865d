package dev.turnstone.engine.operation;

import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;

import java.util.function.Predicate;

/// Which captured traffic the target is to follow. `consumer` names who reads the log: it goes on
/// where it left off.
public record ReplayOrder(
        ClusterClient source,
        LogPlace log,
        String consumer,
        Predicate<String> selected,
        Transform transform) {
    public static ReplayOrder of(ClusterClient source, String log, String consumer) {
        return new ReplayOrder(source, LogPlace.of(log), consumer, _ -> true, Transform.NONE);
    }

    public ReplayOrder of(Predicate<String> indices) {
        return new ReplayOrder(source, log, consumer, indices, transform);
    }

    public ReplayOrder of(String patterns) {
        return of(IndexPatterns.of(patterns));
    }

    public ReplayOrder with(Transform change) {
        return new ReplayOrder(source, log, consumer, selected, change);
    }
}
