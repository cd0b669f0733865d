package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncOrder;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A shard of the target moves to another node, where no tombstone follows it.
@RealServers
class MovedShardTest {
    @TempDir private Path home;

    @Test
    void whatWasDeletedStaysDeletedThoughItsShardMovedAndAnOlderSnapshotComes(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", nodes = 2, own = true) SearchCluster target)
            throws Exception {
        source.wipe();
        try (Pair pair = Pair.of(source.url(), source.snapshots(), target.url(), home)) {
            pair.create("birds", 1).fill("birds", 0, 200, "first").metadata();
            Path old = pair.snapshot("old", "birds");
            pair.backfill(old).done();
            for (int n = 0; n < 20; n++) {
                pair.source().json(ClusterRequest.delete("/birds/_doc/" + n));
            }
            assertThat(pair.run("sync").done().number("deleted")).isEqualTo(20);

            move(pair);

            Turnstone.Ended stale = pair.backfill(old, "--again").done();
            assertThat(stale.number("read")).isEqualTo(200);
            assertThat(pair.countOnTarget("birds")).isEqualTo(180);
            pair.requireProven(180);
        }
    }

    /// A stale write that somebody else sends passes no ledger of ours; the sync sees that the
    /// shard moved. It has a revision that the document once had; what a client makes anew is left.
    @Test
    @Tag("soak")
    void whatCameBackWhileASyncFollowsIsDeletedOnceMore(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", nodes = 2, own = true) SearchCluster target)
            throws Exception {
        source.wipe();
        try (Pair pair = Pair.of(source.url(), source.snapshots(), target.url(), home)) {
            pair.create("birds", 1).fill("birds", 0, 200, "first").metadata();
            pair.run("backfill").done();
            long once =
                    pair.target()
                            .json(ClusterRequest.get("/birds/_doc/3"))
                            .path("_version")
                            .asLong();
            pair.source().json(ClusterRequest.delete("/birds/_doc/3"));
            assertThat(pair.run("sync").done().number("deleted")).isEqualTo(1);
            bringBackWhileASyncFollows(pair, once);
            pair.run("verify", "--repair").done();
            pair.requireProven(199);
        }
    }

    private void bringBackWhileASyncFollows(Pair pair, long once) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (TargetDesk desk = TargetDesk.open(pair.target(), home)) {
            SyncOperation sync =
                    new SyncOperation(
                            SyncOrder.of(pair.source()).every(Duration.ofMillis(100)), desk);
            var result = Threads.supply(() -> sync.follow(over::get));
            Threads.await(() -> sync.rounds() > 0 || result.isDone());
            pair.target()
                    .json(ClusterRequest.put("/birds/_settings", "{\"index.gc_deletes\":\"0s\"}"));
            move(pair);
            // Refused for as long as the shard remembers the delete.
            Threads.await(() -> result.isDone() || isBroughtBack(pair, once));
            Threads.await(
                    () ->
                            result.isDone()
                                    || pair.target()
                                            .find(ClusterRequest.get("/birds/_doc/3"))
                                            .isEmpty());
            assertThat(result.isDone()).isFalse();
            over.set(true);
            assertThat(result.join().isClean()).isTrue();
        }
    }

    private static boolean isBroughtBack(Pair pair, long once) {
        pair.target().json(ClusterRequest.post("/birds/_refresh", ""));
        return pair.target()
                .send(
                        ClusterRequest.put(
                                "/birds/_doc/3?version_type=external&version=" + once, "{}"))
                .isSuccess();
    }

    private static void move(Pair pair) {
        String from = nodeOf(pair);
        String to = from.equals("node-0") ? "node-1" : "node-0";
        pair.target()
                .json(
                        ClusterRequest.post(
                                "/_cluster/reroute",
                                "{\"commands\":[{\"move\":{\"index\":\"birds\",\"shard\":0,"
                                        + "\"from_node\":\""
                                        + from
                                        + "\",\"to_node\":\""
                                        + to
                                        + "\"}}]}"));
        pair.target()
                .json(
                        ClusterRequest.get(
                                "/_cluster/health?wait_for_no_relocating_shards=true"
                                        + "&wait_for_status=green&timeout=60s"));
        assertThat(nodeOf(pair)).isEqualTo(to);
    }

    private static String nodeOf(Pair pair) {
        return pair.target()
                .json(ClusterRequest.get("/_cat/shards/birds?format=json&h=node"))
                .path(0)
                .path("node")
                .asString();
    }
}
