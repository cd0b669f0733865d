package dev.turnstone.sandbox;

import dev.turnstone.sandbox.process.Wait;

import tools.jackson.databind.JsonNode;

import java.time.Duration;

/// Whether a node serves, and whether the nodes of a cluster have found each other.
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Health() {}

    /// A node listens a moment before it has read its own state: until then it answers all with
    /// 503.
    static void awaitServing(String url) {
        try (var rest = new RestCalls(url)) {
            if (!Wait.until(PATIENCE, () -> serves(rest))) {
                throw new SandboxException(
                        url + " answers, but has not found its cluster's state.",
                        "Start the cluster's master node first, or try again when the machine is less busy.");
            }
        }
    }

    private static boolean serves(RestCalls rest) {
        JsonNode state = rest.get("/_cluster/state/blocks?local=true");
        return state.has("blocks") && state.path("blocks").path("global").isEmpty();
    }

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
