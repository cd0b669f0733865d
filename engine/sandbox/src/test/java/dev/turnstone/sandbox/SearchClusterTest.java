package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
class SearchClusterTest {
    @Test
    void elasticsearch7SurvivesTheLossOfANode(
            @Elasticsearch(value = "7.10.2", own = true, nodes = 2) SearchCluster cluster) {
        survivesTheLossOfANode(cluster);
    }

    @Test
    void elasticsearch6SurvivesTheLossOfANode(
            @Elasticsearch(value = "6.8.23", own = true, nodes = 2) SearchCluster cluster) {
        survivesTheLossOfANode(cluster);
    }

    @Test
    void openSearch3SurvivesTheLossOfANode(
            @OpenSearch(value = "3", own = true, nodes = 2) SearchCluster cluster) {
        survivesTheLossOfANode(cluster);
    }

    private static void survivesTheLossOfANode(SearchCluster cluster) {
        var rest = new Rest(cluster.url());
        rest.put(
                "/birds",
                """
                {"settings": {"number_of_shards": 2, "number_of_replicas": 1,
                  "index.unassigned.node_left.delayed_timeout": "0"}}
                """);
        rest.put("/birds/_doc/1?wait_for_active_shards=2", "{\"name\":\"turnstone\"}");
        rest.get("/_cluster/health/birds?wait_for_status=green&timeout=60s");
        cluster.node(1).kill();
        rest.get("/_cluster/health?wait_for_nodes=1&wait_for_status=yellow&timeout=60s");
        assertThat(rest.get("/birds/_doc/1").path("found").asBoolean()).isTrue();
        rest.put("/birds/_doc/2", "{\"name\":\"dunlin\"}");
        String url = cluster.node(1).url();
        cluster.node(1).restart();
        assertThat(cluster.node(1).url()).isEqualTo(url);
        rest.get("/_cluster/health/birds?wait_for_status=green&timeout=60s");
        assertThat(new Rest(url).get("/birds/_doc/2").path("found").asBoolean()).isTrue();
    }
}
