package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/// The source loses a node, and its owner has the shard begin again with nothing: the same index,
/// the same numbers again, for other writes.
@RealServers
class EmptyPrimaryTest {
    @TempDir private Path home;

    @Test
    void aShardThatBeganAgainEmptyIsNeverTakenForTheOldOne(
            @Elasticsearch(value = "7.10.2", nodes = 2, own = true) SearchCluster source,
            @OpenSearch("3") SearchServer target) {
        target.wipe();
        try (Pair pair = Pair.of(source.url(), source.snapshots(), target.url(), home)) {
            pair.create("birds", 2).fill("birds", 0, 200, "first").metadata();
            Path old = pair.snapshot("old", "birds");
            pair.backfill(old).done();
            pair.requireProven(200);

            int lost = shardOnTheSecondNode(pair);
            source.node(1).kill();
            pair.source().json(ClusterRequest.get("/_cluster/health?wait_for_nodes=1&timeout=60s"));
            beginAgainEmpty(pair, lost);
            Pair.green(pair.source(), "birds");
            pair.requireParity("not provable");
            pair.fill("birds", 0, 20, "second");
            Turnstone.Ended told = pair.requireParity("not provable");
            assertThat(told.json().toString()).contains("Run sync");

            Turnstone.Ended sync = pair.run("sync").done();

            assertThat(sync.json().path("events").toString()).contains("epoch was raised");
            assertThat(pair.onTarget("birds", "7", "second")).isEqualTo("7");
            long left =
                    pair.source().json(ClusterRequest.get("/birds/_count")).path("count").asLong();
            assertThat(left).isBetween(21L, 199L);
            pair.requireProven(left);
            Turnstone.Ended stale = pair.backfill(old, "--again");
            assertThat(stale.exit()).isEqualTo(1);
            assertThat(stale.told()).contains("another history");
            pair.requireProven(left);
        }
    }

    private static int shardOnTheSecondNode(Pair pair) {
        JsonNode shards =
                pair.source()
                        .json(ClusterRequest.get("/_cat/shards/birds?format=json&h=shard,node"));
        for (JsonNode shard : shards) {
            if (shard.path("node").asString().equals("node-1")) {
                return Integer.parseInt(shard.path("shard").asString());
            }
        }
        throw new AssertionError("shards: " + shards + " (expected: one on node-1)");
    }

    private static void beginAgainEmpty(Pair pair, int shard) {
        pair.source()
                .json(
                        ClusterRequest.post(
                                "/_cluster/reroute",
                                "{\"commands\":[{\"allocate_empty_primary\":{\"index\":\"birds\","
                                        + "\"shard\":"
                                        + shard
                                        + ",\"node\":\"node-0\",\"accept_data_loss\":true}}]}"));
    }
}
