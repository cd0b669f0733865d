package dev.turnstone.documents.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Flock;
import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Shards that go away, come back, or hold too much.
@RealServers
final class TroubledShardTest {
    private static final ScanOptions SMALL = ScanOptions.DEFAULT.withPage(10, 1 << 20);

    @Test
    void aNodeThatDiesAmidAScanIsWaitedForAndAScanWithoutItIsRefused(
            @Elasticsearch(value = "7.10.2", nodes = 2, own = true) SearchCluster cluster) {
        try (var flock = new Flock(cluster.url())) {
            flock.create("birds", 2, "");
            flock.fill("birds", 0, 400, n -> "{\"n\":" + n + "}");
            flock.post("/birds/_flush", "");
            List<DocumentChange> changes = new ArrayList<>();
            try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL)) {
                for (var part : source.parts()) {
                    try (var reader = source.open(part, Position.START)) {
                        changes.addAll(reader.next().orElseThrow().changes());
                        cluster.node(1).kill();
                        var restart = Thread.ofVirtual().start(() -> cluster.node(1).restart());
                        for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                            changes.addAll(batch.get().changes());
                        }
                        join(restart);
                        flock.get("/_cluster/health/birds?wait_for_status=green&timeout=60s");
                    }
                }
            }
            assertThat(changes.stream().map(DocumentChange::id).distinct()).hasSize(400);

            cluster.node(1).kill();
            flock.get("/_cluster/health?wait_for_nodes=1&timeout=60s");
            assertThatThrownBy(
                            () -> {
                                try (var source =
                                        new ScanSource(
                                                flock.client(),
                                                List.of("birds"),
                                                SMALL.withPatience(Duration.ofSeconds(1)))) {
                                    Flock.batches(source);
                                }
                            })
                    .isInstanceOf(IndexShards.ShardMissing.class)
                    .hasMessageContaining("no started primary");
        }
    }

    @Test
    void aScanWaitsForThePrimaryOfAnIndexThatIsBeingMade(
            @Elasticsearch("7.10.2") SearchServer server) {
        server.wipe();
        try (var flock = new Flock(server.url())) {
            String nowhere = "index.routing.allocation.require._name";
            flock.put(
                    "/birds?wait_for_active_shards=0",
                    "{\"settings\":{\"" + nowhere + "\":\"nobody\"}}");
            var opened =
                    CompletableFuture.supplyAsync(
                            () -> new ScanSource(flock.client(), List.of("birds"), SMALL));
            assertThat(Wait.until(Duration.ofMillis(300), opened::isDone)).isFalse();

            flock.put("/birds/_settings", "{\"" + nowhere + "\":null}");
            try (var source = opened.join()) {
                assertThat(source.parts()).hasSize(1);
            }
        }
    }

    @Test
    void aShardRewoundAmidAScanEndsItInsteadOfMixingTwoHistories(
            @Elasticsearch("7.10.2") SearchServer server) {
        server.wipe();
        try (var flock = new Flock(server.url())) {
            flock.create("birds", 1, "");
            flock.put(
                    "/_snapshot/here",
                    "{\"type\":\"fs\",\"settings\":{\"location\":\"" + server.snapshots() + "\"}}");
            flock.fill("birds", 0, 50, n -> "{}");
            flock.put("/_snapshot/here/one?wait_for_completion=true", "{}");
            flock.fill("birds", 0, 100, n -> "{\"later\":true}");
            Position left;
            try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL);
                    var reader = source.open(source.parts().getFirst(), Position.START)) {
                left = reader.next().orElseThrow().after();
            }
            flock.post("/birds/_close", "");
            flock.post(
                    "/_snapshot/here/one/_restore?wait_for_completion=true",
                    "{\"indices\":\"birds\",\"include_global_state\":false}");
            flock.post("/birds/_open", "");
            flock.get("/_cluster/health/birds?wait_for_status=green");

            try (var source = new ScanSource(flock.client(), List.of("birds"), SMALL)) {
                var part = source.parts().getFirst();
                assertThatThrownBy(() -> Flock.batches(source, part, left))
                        .isInstanceOf(HistoryChanged.class);
            }
        }
    }

    @Test
    @Tag("soak")
    void aDocumentOfNinetyMegabytesTravelsAmongSmallOnes(
            @Elasticsearch(value = "6.8.23", own = true) SearchServer server) {
        try (var flock = new Flock(server.url())) {
            flock.put(
                    "/whales",
                    "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0},"
                            + "\"mappings\":"
                            + flock.mapping("\"enabled\":false")
                            + "}");
            flock.fill("whales", 0, 3_000, n -> "{\"n\":" + n + "}");
            flock.put(
                    "/_cluster/settings",
                    "{\"transient\":{\"indices.breaker.total.limit\":\"4gb\","
                            + "\"network.breaker.inflight_requests.limit\":\"4gb\"}}");
            String huge = "{\"blubber\":\"" + "x".repeat(90 << 20) + "\"}";
            flock.index("whales", "huge", "", huge);
            flock.fill("whales", 3_000, 6_000, n -> "{\"n\":" + n + "}");

            long documents = 0;
            long longest = 0;
            try (var source =
                            new ScanSource(flock.client(), List.of("whales"), ScanOptions.DEFAULT);
                    var reader = source.open(source.parts().getFirst(), Position.START)) {
                for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                    documents += batch.get().read();
                    longest = Math.max(longest, weight(batch.get()));
                }
            }
            assertThat(documents).isEqualTo(6_001);
            assertThat(longest).isGreaterThan(90 << 20);
        }
    }

    private static long weight(Batch batch) {
        return batch.changes().stream().mapToLong(DocumentChange::weight).max().orElse(0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
