package dev.turnstone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.IndexRouting;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeSet;

@RealServers
class ShardRoutingTest {
    private static final int TEXTS = 25;

    @Test
    void placesAgreeWithElasticsearch6(@Elasticsearch("6.8") SearchServer server) {
        agrees(server);
    }

    @Test
    void placesAgreeWithElasticsearch7(@Elasticsearch("7.10") SearchServer server) {
        agrees(server);
    }

    @Test
    void placesAgreeWithOpenSearch2(@OpenSearch("2.19") SearchServer server) {
        agrees(server);
    }

    @Test
    void placesAgreeWithOpenSearch3(@OpenSearch("3") SearchServer server) {
        agrees(server);
    }

    @Test
    void numbersThatNoIndexHasAreRefused() {
        assertThatThrownBy(() -> ShardRouting.of(3, 10)).hasMessageContaining("3 of 10");
        assertThatThrownBy(() -> ShardRouting.of(0, 0)).hasMessageContaining("expected");
        assertThatThrownBy(() -> new ShardRouting(4, 8, 4)).hasMessageContaining("partitionSize");
    }

    @Test
    void anEmptyRoutingIsNoRouting() {
        ShardRouting routing = ShardRouting.of(5, 5);

        assertThat(routing.shardOf("a", "")).isEqualTo(routing.shardOf("a", null));
    }

    private static void agrees(SearchServer server) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        try (var client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            for (int shards : new int[] {1, 2, 3, 5, 7}) {
                routed(client, shards, random, "seed " + seed);
            }
            partitioned(client, random, "seed " + seed);
            explicitlyLaidOut(client, random, "seed " + seed);
        }
    }

    private static void routed(ClusterClient client, int shards, Random random, String seed) {
        String index = "plain-" + shards;
        create(client, index, "\"number_of_shards\":" + shards, "");
        assertPlaces(client, index, IndexRouting.of(client, index), random, seed);
    }

    private static void explicitlyLaidOut(ClusterClient client, Random random, String seed) {
        create(client, "laid-out", "\"number_of_shards\":3,\"number_of_routing_shards\":36", "");
        assertThat(IndexRouting.of(client, "laid-out").routingShards()).isEqualTo(36);
        assertPlaces(client, "laid-out", IndexRouting.of(client, "laid-out"), random, seed);
    }

    /// `_search_shards` names all shards of a routing's partition; where a document really went is
    /// asked of the shards themselves.
    private static void partitioned(ClusterClient client, Random random, String seed) {
        create(
                client,
                "parted",
                "\"number_of_shards\":5,\"routing_partition_size\":3",
                "\"_routing\":{\"required\":true}");
        ShardRouting places = IndexRouting.of(client, "parted");
        assertThat(places.partitionSize()).isEqualTo(3);
        for (int i = 0; i < TEXTS; i++) {
            String id = "id-" + random.nextLong();
            String routing = text(random);
            String query = "?routing=" + encoded(routing) + "&refresh=true";
            client.json(ClusterRequest.put("/parted/_doc/" + id + query, "{}"));
            String only = "&preference=_shards:" + places.shardOf(id, routing);
            JsonNode found =
                    client.json(
                            ClusterRequest.ask(
                                    "/parted/_search?size=0" + only,
                                    "{\"query\":{\"ids\":{\"values\":[\"" + id + "\"]}}}"));
            JsonNode total = found.path("hits").path("total");
            assertThat(total.isObject() ? total.path("value").asInt() : total.asInt())
                    .as("%s, id %s, routing %s", seed, id, routing)
                    .isEqualTo(1);
        }
    }

    private static void assertPlaces(
            ClusterClient client, String index, ShardRouting places, Random random, String seed) {
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            JsonNode answer =
                    client.json(
                            ClusterRequest.get(
                                    "/" + index + "/_search_shards?routing=" + encoded(text)));
            var shards = new TreeSet<Integer>();
            answer.path("shards")
                    .forEach(copies -> shards.add(copies.path(0).path("shard").asInt()));
            assertThat(shards)
                    .as("%s, index %s, routing %s", seed, index, text)
                    .containsExactly(places.shardOf("whatever", text));
            assertThat(places.shardOf(text, null)).isEqualTo(places.shardOf("other", text));
        }
    }

    private static void create(
            ClusterClient client, String index, String settings, String mapping) {
        ClusterVersion version = client.version();
        String typed = version.hasMappingTypes() ? "\"_doc\":{" + mapping + "}" : mapping;
        client.json(
                ClusterRequest.put(
                        "/" + index + "?wait_for_active_shards=1",
                        "{\"settings\":{\"number_of_replicas\":0,"
                                + settings
                                + "},\"mappings\":{"
                                + typed
                                + "}}"));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) ('0' + random.nextInt(10)));
                case 1 -> text.append((char) (0xa1 + random.nextInt(0x1000)));
                case 2 -> text.appendCodePoint(0x1f600 + random.nextInt(64));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
