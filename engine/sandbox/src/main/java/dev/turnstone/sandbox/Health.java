package dev.turnstone.sandbox;

import tools.jackson.databind.JsonNode;

/// Whether the nodes of a cluster have found each other.
final class Health {
    private Health() {}

    static void await(String url, int nodes) {
        try (var rest = new RestCalls(url)) {
            JsonNode health =
                    rest.get("/_cluster/health?timeout=50s&wait_for_nodes=%3E%3D" + nodes);
            if (health.path("number_of_nodes").asInt(0) < nodes) {
                throw new SandboxException(
                        "The " + nodes + " nodes did not find each other: " + health,
                        "Try again when the machine is less busy.");
            }
        }
    }
}
