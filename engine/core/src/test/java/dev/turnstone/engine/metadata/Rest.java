package dev.turnstone.engine.metadata;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

/// Talks to a real server as tests need it.
public record Rest(ClusterClient client) {
    public static Rest at(String url) {
        return new Rest(ClusterClient.open(ClusterEndpoint.of(url)));
    }

    public JsonNode get(String path) {
        return client.json(ClusterRequest.get(path));
    }

    public void put(String path, String body) {
        client.json(ClusterRequest.put(path, body));
    }

    public void post(String path, String body) {
        client.json(ClusterRequest.ask(path, body));
    }

    /// Everything that the cluster knows, without what changes by itself.
    public String state() {
        StringBuilder state = new StringBuilder();
        new LiveMetadata(client)
                .read().objects().stream()
                        .map(object -> object.key() + " " + object.body())
                        .sorted()
                        .forEach(line -> state.append(line).append('\n'));
        return state.append(get("/_cluster/settings")).toString();
    }
}
