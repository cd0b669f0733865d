package dev.turnstone.engine.operation;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.traffic.CanaryWatch;
import dev.turnstone.replay.transform.Transform;

import java.time.DateTimeException;
import java.time.Instant;

/// Looks whether a canary is on the target. Any thread.
record CanaryTarget(ClusterClient target, Transform transform) implements CanaryWatch.Target {
    @Override
    public boolean has(String path, Instant sent) {
        int rest = path.indexOf('/', 1);
        if (rest < 0) {
            return false;
        }
        String there = "/" + transform.targetIndex(path.substring(1, rest)) + path.substring(rest);
        return target.find(ClusterRequest.get(there))
                .map(found -> found.path("_source").path("sent").asString(""))
                .filter(text -> isSince(text, sent))
                .isPresent();
    }

    private static boolean isSince(String text, Instant sent) {
        try {
            return !Instant.parse(text).isBefore(sent);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
