package dev.turnstone.engine.bench;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

/// The processor time that a cluster has used up, as it says itself.
final class ServerCpu {
    private static final String PATH =
            "/_nodes/stats/process?filter_path=nodes.*.process.cpu.total_in_millis";

    private ServerCpu() {}

    static double seconds(ClusterClient cluster) {
        double millis = 0;
        for (JsonNode node : cluster.json(ClusterRequest.get(PATH)).path("nodes")) {
            millis += node.path("process").path("cpu").path("total_in_millis").asDouble(0);
        }
        return millis / 1e3;
    }
}
