package dev.turnstone.documents.selection;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists every index of a live cluster, closed and hidden ones included.
final class ClusterIndices {
    private static final String FIELDS =
            "metadata.indices.*.state,"
                    + "metadata.indices.*.aliases,"
                    + "metadata.indices.*.settings.index.hidden,"
                    + "metadata.indices.*.settings.index.uuid,"
                    + "metadata.data_stream.data_stream.*.indices.index_name";

    private ClusterIndices() {}

    static List<IndexFact> of(ClusterClient client) {
        JsonNode metadata =
                client.json(ClusterRequest.get("/_cluster/state/metadata?filter_path=" + FIELDS))
                        .path("metadata");
        JsonNode health =
                client.json(
                                ClusterRequest.get(
                                        "/_cluster/health?level=indices"
                                                + "&filter_path=indices.*.status"))
                        .path("indices");
        Map<String, String> streams = streams(metadata);
        List<IndexFact> facts = new ArrayList<>();
        for (var index : metadata.path("indices").properties()) {
            String name = index.getKey();
            JsonNode fact = index.getValue();
            List<String> aliases = new ArrayList<>();
            fact.path("aliases").forEach(alias -> aliases.add(alias.asString()));
            facts.add(
                    new IndexFact(
                            name,
                            fact.path("state").asString("open").equals("close"),
                            fact.path("settings")
                                    .path("index")
                                    .path("hidden")
                                    .asString("false")
                                    .equals("true"),
                            health.path(name).path("status").asString(""),
                            aliases,
                            streams.getOrDefault(name, "")));
        }
        return facts;
    }

    private static Map<String, String> streams(JsonNode metadata) {
        Map<String, String> streams = new HashMap<>();
        for (var stream : metadata.path("data_stream").path("data_stream").properties()) {
            for (JsonNode index : stream.getValue().path("indices")) {
                streams.put(index.path("index_name").asString(""), stream.getKey());
            }
        }
        return streams;
    }
}
