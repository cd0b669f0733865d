package dev.turnstone.engine.metadata;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

/// Whether an index, or one of those behind a data stream, was ever written to, deletions included.
final class Writes {
    private static final int ATTEMPTS = 20;

    private Writes() {}

    /// Waits for the shards of an index that was made just now; one whose shards stay away may hold
    /// anything.
    static boolean seen(ClusterClient cluster, String index) {
        String name = TargetApi.encoded(index);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            JsonNode indices =
                    cluster.json(ClusterRequest.get("/" + name + "/_stats/docs?level=shards"))
                            .path("indices");
            boolean allTell =
                    !indices.isEmpty()
                            && indices.valueStream().noneMatch(it -> it.path("shards").isEmpty());
            if (allTell) {
                return indices.valueStream()
                        .flatMap(it -> it.path("shards").valueStream())
                        .flatMap(JsonNode::valueStream)
                        .anyMatch(Writes::seen);
            }
            // Answers at once when a shard starts: a wait that costs nothing.
            cluster.send(
                    ClusterRequest.get(
                            "/_cluster/health/"
                                    + name
                                    + "?wait_for_status=green&wait_for_no_initializing_shards=true"
                                    + "&timeout=1s"));
        }
        return true;
    }

    private static boolean seen(JsonNode copy) {
        return copy.path("seq_no").path("max_seq_no").asLong(-1) >= 0
                || copy.path("docs").path("count").asLong(0) > 0;
    }
}
