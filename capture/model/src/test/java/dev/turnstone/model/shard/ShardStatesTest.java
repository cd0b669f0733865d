package dev.turnstone.model.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
final class ShardStatesTest {
    @Test
    void elasticsearch5KnowsShardsButNoNumbers(@Elasticsearch("5.6") SearchServer server) {
        server.wipe();
        try (var client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            create(client);
            client.json(ClusterRequest.put("/birds/doc/1", "{}"));

            IndexShards shards = new ShardStates(client).of("birds");

            assertThat(shards.primaries()).hasSize(3);
            assertThat(shards.primary(0).checkpoints().isKnown()).isFalse();
            assertThat(shards.primary(0).primary().allocationId()).isNotEmpty();
        }
    }

    @Test
    void elasticsearch6(@Elasticsearch("6.8.23") SearchServer server) {
        followsTheNumbers(server);
    }

    @Test
    void elasticsearch7(@Elasticsearch("7.10.2") SearchServer server) {
        followsTheNumbers(server);
    }

    @Test
    void openSearch1(@OpenSearch("1.3") SearchServer server) {
        followsTheNumbers(server);
    }

    @Test
    void openSearch3(@OpenSearch("3") SearchServer server) {
        followsTheNumbers(server);
    }

    private static void followsTheNumbers(SearchServer server) {
        server.wipe();
        try (var client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            create(client);
            var reader = new ShardStates(client);
            IndexShards before = reader.of("birds");
            for (int n = 0; n < 30; n++) {
                var said = client.json(ClusterRequest.put("/birds/_doc/" + n, "{}"));
                int shard = before.routing().shardOf(Integer.toString(n), null);
                ShardState now = reader.of("birds").primary(shard);
                assertThat(now.checkpoints().maxSeqNo()).isEqualTo(said.path("_seq_no").asLong());
                assertThat(now.primaryTerm()).isEqualTo(said.path("_primary_term").asLong());
            }
            IndexShards after = reader.of("birds");

            assertThat(after.withoutPrimary()).isEmpty();
            for (ShardState state : after.primaries()) {
                assertThat(state.hasTermOf(before.primary(state.shard()))).isTrue();
                assertThat(state.checkpoints().global()).isEqualTo(state.checkpoints().maxSeqNo());
                assertThat(state.primary().allocationId()).isNotEmpty();
            }
            assertThat(reader.find("absent")).isEmpty();
            client.json(ClusterRequest.post("/birds/_close", ""));
            assertThatThrownBy(() -> reader.of("birds")).hasMessageContaining("closed");
        }
    }

    private static void create(ClusterClient client) {
        client.json(
                ClusterRequest.put(
                        "/birds",
                        "{\"settings\":{\"number_of_shards\":3,\"number_of_replicas\":0}}"));
        client.json(ClusterRequest.get("/_cluster/health/birds?wait_for_status=green"));
    }
}
