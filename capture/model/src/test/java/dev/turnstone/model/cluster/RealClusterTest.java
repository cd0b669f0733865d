package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
class RealClusterTest {
    @Test
    void elasticsearch5IsKnown(@Elasticsearch("5.6") SearchServer server) {
        goesThrough(server, Flavour.ELASTICSEARCH, "bird", false);
    }

    @Test
    void elasticsearch6IsKnown(@Elasticsearch("6.8") SearchServer server) {
        goesThrough(server, Flavour.ELASTICSEARCH, "_doc", true);
    }

    @Test
    void elasticsearch7IsKnown(@Elasticsearch("7.10") SearchServer server) {
        goesThrough(server, Flavour.ELASTICSEARCH, "_doc", true);
    }

    @Test
    void openSearch1IsKnownAlsoWhenItPretends(@OpenSearch("1.3") SearchServer server) {
        goesThrough(server, Flavour.OPENSEARCH, "_doc", true);
        seenThrough(server);
    }

    @Test
    void openSearch2IsKnownAlsoWhenItPretends(@OpenSearch("2.19") SearchServer server) {
        goesThrough(server, Flavour.OPENSEARCH, "_doc", true);
        seenThrough(server);
    }

    @Test
    void openSearch3IsKnown(@OpenSearch("3") SearchServer server) {
        goesThrough(server, Flavour.OPENSEARCH, "_doc", true);
    }

    private static void goesThrough(
            SearchServer server, Flavour flavour, String type, boolean sequenced) {
        var endpoint =
                ClusterEndpoint.of(server.url()).withCompression(Compression.gzipAbove(1_000));
        try (var client = ClusterClient.open(endpoint)) {
            assertThat(client.version().flavour()).isEqualTo(flavour);
            assertThat(client.version().number()).isEqualTo(server.version());
            assertThat(client.version().hasSequenceNumbers()).isEqualTo(sequenced);
            String large = "{\"text\":\"" + "tide ".repeat(1_000) + "\"}";
            client.json(ClusterRequest.put("/shore/" + type + "/1?refresh=true", large));
            assertThat(client.json(ClusterRequest.get("/shore/" + type + "/1")).toString())
                    .contains("tide tide");
            assertThat(client.find(ClusterRequest.get("/shore/" + type + "/2"))).isEmpty();
            assertThat(client.send(ClusterRequest.head("/shore")).status()).isEqualTo(200);
            assertThatThrownBy(() -> client.json(ClusterRequest.get("/sea/_search")))
                    .isInstanceOf(ClusterException.Refused.class)
                    .hasMessageContaining("index_not_found_exception")
                    .hasMessageContaining("no such index");
        }
    }

    private static void seenThrough(SearchServer server) {
        try (var client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            pretend(client, "true");
            try (var again = ClusterClient.open(client.endpoint())) {
                assertThat(client.json(ClusterRequest.get("/")).toString()).contains("7.10.2");
                assertThat(again.version()).isEqualTo(client.version());
            } finally {
                pretend(client, "null");
            }
        }
    }

    private static void pretend(ClusterClient client, String value) {
        client.json(
                ClusterRequest.put(
                        "/_cluster/settings",
                        "{\"persistent\":{\"compatibility.override_main_response_version\":"
                                + value
                                + "}}"));
    }
}
