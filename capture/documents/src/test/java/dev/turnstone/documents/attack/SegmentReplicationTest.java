package dev.turnstone.documents.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Flock;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Replicas of segment-replicated indices show what the primary held a while ago.
@RealServers
final class SegmentReplicationTest {
    @Test
    void everyDocumentIsReadFromThePrimaryHoweverFarReplicasLag(
            @OpenSearch(value = "2.19", nodes = 2, own = true) SearchCluster cluster) {
        try (var flock = new Flock(cluster.url())) {
            flock.put(
                    "/birds",
                    "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":1,"
                            + "\"refresh_interval\":\"-1\",\"replication.type\":\"SEGMENT\"}}");
            flock.get("/_cluster/health/birds?wait_for_status=green&timeout=60s");
            assertThat(new ShardStates(flock.client()).of("birds").segmentReplicated()).isTrue();
            for (int round = 0; round < 10; round++) {
                flock.fill("birds", round * 50, round * 50 + 50, n -> "{\"n\":" + n + "}");
                try (var source =
                        new ScanSource(
                                flock.client(),
                                List.of("birds"),
                                ScanOptions.DEFAULT.withPage(20, 1 << 20))) {
                    assertThat(Flock.converged(Flock.batches(source)))
                            .as("round %s", round)
                            .hasSize(round * 50 + 50);
                }
            }
        }
    }
}
