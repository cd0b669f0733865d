package dev.turnstone.documents.scan;

import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.documents.search.ShardTrouble;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardState;

import tools.jackson.databind.JsonNode;

import java.util.TreeSet;

/// Names the segments of a shard's primary: the same name, the same documents in the same order.
final class Fingerprint {
    private Fingerprint() {}

    static String of(ClusterClient client, ShardState state) {
        JsonNode copies =
                client.json(ClusterRequest.get(ShardPlace.path(state.index(), "_segments")))
                        .path("indices")
                        .path(state.index())
                        .path("shards")
                        .path(Integer.toString(state.shard()));
        for (JsonNode copy : copies) {
            if (copy.path("routing").path("primary").asBoolean(false)) {
                return of(copy);
            }
        }
        throw new ShardTrouble(state.index(), state.shard(), "no started primary");
    }

    private static String of(JsonNode copy) {
        var segments = new TreeSet<String>();
        for (var segment : copy.path("segments").properties()) {
            JsonNode facts = segment.getValue();
            segments.add(
                    segment.getKey()
                            + "."
                            + facts.path("num_docs").asLong(-1)
                            + "."
                            + facts.path("deleted_docs").asLong(-1));
        }
        String node = copy.path("routing").path("node").asString("");
        return node + ":" + String.join(",", segments);
    }
}
