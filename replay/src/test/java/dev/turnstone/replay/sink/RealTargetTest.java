package dev.turnstone.replay.sink;

import static dev.turnstone.replay.sink.Changes.delete;
import static dev.turnstone.replay.sink.Changes.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What the sink relies on, on real servers. Each test makes an index of its own.
abstract class RealTargetTest {
    private final ClusterClient client;
    private final ClusterTarget target;
    private final LedgerStore store = LedgerStore.inMemory();
    private final ConvergentSink sink;

    RealTargetTest(SearchServer server) {
        client = ClusterClient.open(ClusterEndpoint.of(server.url()));
        target = new ClusterTarget(client);
        sink = new ConvergentSink(target, store, SinkSettings.defaults(), InstantSource.system());
    }

    @RealServers
    static final class OnOpenSearch3Test extends RealTargetTest {
        OnOpenSearch3Test(@OpenSearch("3") SearchServer server) {
            super(server);
        }
    }

    @RealServers
    static final class OnOpenSearch219Test extends RealTargetTest {
        OnOpenSearch219Test(@OpenSearch("2.19") SearchServer server) {
            super(server);
        }
    }

    @AfterEach
    void close() {
        sink.close();
        client.close();
    }

    private void create(String index, String settings) {
        client.find(ClusterRequest.delete("/" + index));
        client.json(
                ClusterRequest.put(
                        "/" + index, "{\"settings\":{\"number_of_replicas\":0," + settings + "}}"));
    }

    private Settled settle(DocumentChange... changes) throws InterruptedException {
        return sink.submit(List.of(changes)).join();
    }

    private @Nullable JsonNode document(String index, String id) {
        return client.find(ClusterRequest.get("/" + index + "/_doc/" + id)).orElse(null);
    }

    @Test
    void everyConflictIsExplained() throws InterruptedException {
        create("conflicts", "\"number_of_shards\":2");
        int shard = sink.index("conflicts").shardOf("a", null);
        assertThat(settle(upsert("conflicts", shard, "a", 5)).written()).isEqualTo(1);
        assertThat(settle(upsert("conflicts", shard, "a", 5)).repeated()).isEqualTo(1);
        assertThat(settle(upsert("conflicts", shard, "a", 9)).written()).isEqualTo(1);
        assertThat(settle(upsert("conflicts", shard, "a", 6)).newerOnTarget()).isEqualTo(1);
        assertThat(settle(delete("conflicts", shard, "a", 12)).written()).isEqualTo(1);
        assertThat(settle(delete("conflicts", shard, "a", 12)).repeated()).isEqualTo(1);
        assertThat(settle(delete("conflicts", shard, "never", 13)).written()).isEqualTo(1);
        assertThat(settle(upsert("conflicts", shard, "a", 7)).byLedger()).isEqualTo(1);
        client.json(ClusterRequest.put("/conflicts/_doc/b", "{}"));
        settle(upsert("conflicts", shard, "b", 20));
        client.json(ClusterRequest.put("/conflicts/_doc/b", "{}"));
        assertThat(settle(upsert("conflicts", shard, "b", 20)).suspect()).isEqualTo(1);
        assertThat(store.suspects().count()).isEqualTo(1);
    }

    @Test
    void aStaleWriteAfterANewerDeleteChangesNothing() throws InterruptedException {
        create("tombstones", "\"number_of_shards\":1,\"gc_deletes\":\"0s\"");
        settle(upsert("tombstones", 0, "a", 1), upsert("tombstones", 0, "b", 2));
        settle(delete("tombstones", 0, "a", 10));
        client.json(ClusterRequest.post("/tombstones/_close", ""));
        client.json(ClusterRequest.post("/tombstones/_open", ""));
        client.json(ClusterRequest.get("/_cluster/health/tombstones?wait_for_status=green"));
        assertThat(settle(upsert("tombstones", 0, "a", 5)).byLedger()).isEqualTo(1);
        assertThat(document("tombstones", "a")).isNull();
        assertThat(document("tombstones", "b")).isNotNull();
    }

    @Test
    void deletesAreAppliedAgainWhereTheTargetForgotThem() throws InterruptedException {
        create("reborn", "\"number_of_shards\":1,\"gc_deletes\":\"0s\"");
        var replay = new DeleteReplay(sink, store.deletes());
        settle(upsert("reborn", 0, "a", 1), delete("reborn", 0, "a", 10));
        assertThat(replay.applyAgainWhereReborn("reborn")).isEqualTo(Settled.NONE);
        client.json(ClusterRequest.post("/reborn/_close", ""));
        client.json(ClusterRequest.post("/reborn/_open", ""));
        client.json(ClusterRequest.get("/_cluster/health/reborn?wait_for_status=green"));
        client.json(
                ClusterRequest.put(
                        "/reborn/_doc/a?version_type=external&version="
                                + upsert("reborn", 0, "a", 1).revision().version(),
                        "{}"));
        assertThat(document("reborn", "a")).as("the target forgot the delete").isNotNull();
        assertThat(replay.applyAgainWhereReborn("reborn").written()).isEqualTo(1);
        assertThat(document("reborn", "a")).isNull();
        assertThat(replay.applyAgainWhereReborn("reborn")).isEqualTo(Settled.NONE);
    }

    @Test
    void theShardOfADocumentIsTheServersOwn() throws InterruptedException {
        create("plain", "\"number_of_shards\":5");
        create("routed", "\"number_of_shards\":4,\"number_of_routing_shards\":4");
        create("partitioned", "\"number_of_shards\":6,\"routing_partition_size\":2");
        for (String index : List.of("plain", "routed", "partitioned")) {
            TargetIndex found = sink.index(index);
            var sent = new ArrayList<CompletableFuture<Settled>>();
            for (int i = 0; i < 300; i++) {
                String id = "ü-" + i;
                String routing = index.equals("plain") && i % 2 == 0 ? null : "r" + i % 17;
                int shard = found.shardOf(id, routing);
                sent.add(sink.submit(List.of(upsert(index, shard, id, routing, i, "{}"))));
            }
            sent.forEach(CompletableFuture::join);
            assertThat(sink.foreignWrites(index)).as(index).isEmpty();
        }
    }

    @Test
    void aForeignWriteIsNamedByIndexAndShard() throws InterruptedException {
        create("foreign", "\"number_of_shards\":3");
        var changes = new ArrayList<DocumentChange>();
        for (int i = 0; i < 200; i++) {
            changes.add(upsert("foreign", 0, "d" + i, i));
        }
        sink.submit(List.copyOf(changes.subList(0, 100))).join();
        client.json(ClusterRequest.put("/foreign/_doc/d7", "{\"forged\":true}"));
        sink.submit(List.copyOf(changes.subList(100, 200))).join();
        settle(upsert("foreign", 0, "d7", 900));
        List<ForeignWrite> found = sink.foreignWrites("foreign");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().index()).isEqualTo("foreign");
        assertThat(found.getFirst().shard()).isEqualTo(sink.index("foreign").shardOf("d7", null));
        assertThat(found.getFirst().cause()).isEqualTo(ForeignWrite.Cause.FOREIGN);
    }

    @Test
    void whatAClientWroteIsLeftByTheStreamAndByDeletesThatAreAppliedAgain()
            throws InterruptedException {
        create("theirs", "\"number_of_shards\":1,\"gc_deletes\":\"0s\"");
        settle(upsert("theirs", 0, "a", 1), upsert("theirs", 0, "b", 2));
        settle(delete("theirs", 0, "new", 3));
        client.json(ClusterRequest.put("/theirs/_settings", "{\"refresh_interval\":\"-1\"}"));
        client.json(ClusterRequest.put("/theirs/_doc/new", "{\"client\":1}"));
        client.json(ClusterRequest.put("/theirs/_doc/a", "{\"client\":2}"));
        settle(upsert("theirs", 0, "c", 4));
        sink.lookForForeign();

        assertThat(settle(upsert("theirs", 0, "a", 9)).suspect()).isEqualTo(1);
        assertThat(settle(upsert("theirs", 0, "b", 10)).written()).isEqualTo(1);
        Settled again = new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("theirs"));

        assertThat(again.suspect()).isEqualTo(1);
        assertThat(String.valueOf(document("theirs", "a"))).contains("client");
        assertThat(String.valueOf(document("theirs", "new"))).contains("client");
        assertThat(document("theirs", "b")).isNotNull();
    }

    /// A plain write leaves a version that another document's write had. It is counted as newer,
    /// and yet nothing is proven: the number on the target came from none of our answers.
    @Test
    void aForeignVersionThatAnotherDocumentHasIsStillAForeignWrite() throws InterruptedException {
        create("lookalike", "\"number_of_shards\":1");
        settle(upsert("lookalike", 0, "a", 5), upsert("lookalike", 0, "b", 6));
        client.json(ClusterRequest.put("/lookalike/_doc/a", "{\"forged\":true}"));

        assertThat(settle(upsert("lookalike", 0, "a", 5)).newerOnTarget()).isEqualTo(1);

        assertThat(sink.foreignWrites("lookalike"))
                .singleElement()
                .extracting(ForeignWrite::cause)
                .isEqualTo(ForeignWrite.Cause.FOREIGN);
    }

    @Test
    void aRefusedDocumentIsToldWithItsReason() throws InterruptedException {
        create("refused", "\"number_of_shards\":1");
        client.json(
                ClusterRequest.put(
                        "/refused/_mapping", "{\"properties\":{\"n\":{\"type\":\"integer\"}}}"));
        Settled settled =
                settle(
                        upsert("refused", 0, "a", 1),
                        upsert("refused", 0, "b", null, 2, "{\"n\":\"text\"}"),
                        upsert("refused", 0, "c", null, 3, "{\"n\": torn"),
                        upsert("refused", 0, "x".repeat(600), null, 4, "{}"));
        assertThat(settled.written()).isEqualTo(1);
        assertThat(settled.failed()).isEqualTo(3);
        assertThat(store.failed().groups().keySet())
                .anyMatch(group -> group.reason().contains("failed to parse field [n]"));
    }

    @Test
    void aReadOnlyBlockIsWaitedFor() throws InterruptedException {
        create("full", "\"number_of_shards\":1");
        settle(upsert("full", 0, "a", 1));
        block("full", "true");
        CompletableFuture<Settled> waiting = sink.submit(List.of(upsert("full", 0, "b", 2)));
        Poll.until(() -> sink.trouble().isPresent());
        assertThat(sink.trouble().orElseThrow().reason()).contains("block");
        block("full", "null");
        assertThat(waiting.join().written()).isEqualTo(1);
        Poll.until(() -> sink.trouble().isEmpty());
    }

    private void block(String index, String value) {
        client.json(
                ClusterRequest.put(
                        "/" + index + "/_settings",
                        "{\"index.blocks.read_only_allow_delete\":" + value + "}"));
    }

    @Test
    void pipelinesAreOffWhileWePrepareAndPutBackExactly() throws InterruptedException {
        client.json(
                ClusterRequest.put(
                        "/_ingest/pipeline/stamp",
                        "{\"processors\":[{\"set\":{\"field\":\"stamped\",\"value\":1}}]}"));
        create("piped", "\"number_of_shards\":1,\"final_pipeline\":\"stamp\"");
        String before = settings("piped");
        var preparation = new TargetPreparation(client, store.preparation());
        preparation.prepare("piped", TargetPreparation.USUAL);
        preparation.prepare("piped", TargetPreparation.USUAL);
        settle(upsert("piped", 0, "a", 1));
        assertThat(String.valueOf(document("piped", "a"))).doesNotContain("stamped");
        assertThat(preparation.prepared()).containsExactly("piped");
        assertThat(preparation.restore("piped")).isEmpty();
        assertThat(settings("piped")).isEqualTo(before);
        assertThat(preparation.prepared()).isEmpty();
    }

    @Test
    void aSettingThatSomeoneElseChangedIsLeftAlone() {
        create("shared", "\"number_of_shards\":1");
        var preparation = new TargetPreparation(client, store.preparation());
        preparation.prepare("shared", Map.of("index.gc_deletes", "1d"));
        client.json(ClusterRequest.put("/shared/_settings", "{\"index.gc_deletes\":\"5m\"}"));
        assertThat(preparation.restore("shared"))
                .containsExactly(
                        new TargetPreparation.LeftAlone("shared", "index.gc_deletes", "5m"));
    }

    private String settings(String index) {
        JsonNode settings =
                client.json(ClusterRequest.get("/" + index + "/_settings?flat_settings=true"))
                        .path(index)
                        .path("settings");
        return settings.toString();
    }

    private String backingIndex(String stream) {
        return client.json(ClusterRequest.get("/_data_stream/" + stream))
                .path("data_streams")
                .path(0)
                .path("indices")
                .path(0)
                .path("index_name")
                .asString();
    }

    @Test
    void aDataStreamTakesEachDocumentOnce() throws InterruptedException {
        client.json(
                ClusterRequest.put(
                        "/_index_template/events",
                        "{\"index_patterns\":[\"events\"],\"data_stream\":{},"
                                + "\"template\":{\"settings\":{\"number_of_replicas\":0}}}"));
        client.json(ClusterRequest.put("/_data_stream/events", ""));
        DocumentChange event =
                upsert("events", 0, "e1", null, 1, "{\"@timestamp\":\"2026-01-01T00:00:00Z\"}");
        assertThat(settle(event).written()).isEqualTo(1);
        assertThat(settle(event).repeated()).isEqualTo(1);
        assertThatThrownBy(() -> sink.index(backingIndex("events")))
                .isInstanceOf(TurnstoneException.class)
                .hasMessageContaining("backs a data stream");
        client.json(ClusterRequest.delete("/_data_stream/events"));
        client.json(ClusterRequest.delete("/_index_template/events"));
    }
}
