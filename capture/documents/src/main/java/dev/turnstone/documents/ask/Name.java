package dev.turnstone.documents.ask;

import dev.turnstone.documents.search.ShardPlace;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;

/// An index behind a name, with the routing that an alias adds to it.
record Name(String index, @Nullable String routing) {

    /// The indices behind an index name, an alias or a data stream; none where there is none.
    static List<Name> resolve(ClusterClient client, String name) {
        JsonNode found =
                client.find(ClusterRequest.get(ShardPlace.path(name, "_alias")))
                        .orElseGet(MissingNode::getInstance);
        var names = new ArrayList<Name>();
        for (var index : found.properties()) {
            String routing =
                    index.getValue().path("aliases").path(name).path("index_routing").asString("");
            names.add(new Name(index.getKey(), routing.isEmpty() ? null : routing));
        }
        return names;
    }
}
