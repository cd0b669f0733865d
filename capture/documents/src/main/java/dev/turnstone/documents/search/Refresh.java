package dev.turnstone.documents.search;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

/// Makes every write that was answered visible to searches, or says that it could not.
public final class Refresh {
    private Refresh() {}

    /// How many copies were refreshed; refused where one of them failed.
    public static int of(ClusterClient client, String index) {
        JsonNode shards =
                client.json(ClusterRequest.ask(ShardPlace.path(index, "_refresh"), ""))
                        .path("_shards");
        if (shards.path("failed").asInt(0) > 0) {
            throw new TurnstoneException(
                    "Not every copy of "
                            + index
                            + " could be refreshed: recent writes may be invisible.",
                    "Look at the cluster's answer and its logs, then resume: " + shards);
        }
        return shards.path("successful").asInt(0);
    }
}
