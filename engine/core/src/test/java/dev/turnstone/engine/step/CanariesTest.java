package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@RealServers
class CanariesTest {
    private static final String INDEX = "canaries-that-may-not-go";

    private final List<String> told = new ArrayList<>();

    /// A cluster that is read-only answers 403, as it does to a user who may not.
    @Test
    void whatMayNotBeDeletedIsToldAndEndsNothing(@OpenSearch("3") SearchServer server) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            client.json(ClusterRequest.put("/" + INDEX, "{}"));
            readOnly(client, "true");
            try {
                assertThat(Canaries.remove(client, INDEX, told::add)).isFalse();
                assertThat(told).singleElement().asString().contains(INDEX, "delete it by hand");
            } finally {
                readOnly(client, "null");
            }
            assertThat(Canaries.remove(client, INDEX, told::add)).isTrue();
            assertThat(Canaries.remove(client, INDEX, told::add)).isFalse();
            assertThat(told).hasSize(1);
        }
    }

    /// The first belongs to a proxy that stands elsewhere.
    @Test
    void thoseOfEveryProxyBeforeTheSourceAreFound(
            @Elasticsearch("7.10.2") SearchServer old, @OpenSearch("3") SearchServer server) {
        for (SearchServer each : List.of(old, server)) {
            try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(each.url()))) {
                assertThat(Canaries.indices(client)).isEmpty();
                client.json(ClusterRequest.put("/.turnstone-canary-elsewhere", "{}"));
                client.json(ClusterRequest.put("/.turnstone-canary-all", "{}"));
                client.json(ClusterRequest.put("/turnstone-canary-of-somebody", "{}"));
                assertThat(Canaries.indices(client))
                        .containsExactlyInAnyOrder(
                                ".turnstone-canary-elsewhere", ".turnstone-canary-all");
                each.wipe();
            }
        }
    }

    private static void readOnly(ClusterClient client, String value) {
        client.json(
                ClusterRequest.put(
                        "/_cluster/settings",
                        "{\"persistent\":{\"cluster.blocks.read_only\":" + value + "}}"));
    }
}
