package dev.turnstone.documents.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Flock;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

@RealServers
final class SyncLoopTest {
    private final SearchServer server;
    private final CheckpointStore checkpoints = CheckpointStore.inMemory();
    private final Target target = new Target();
    private Flock flock;

    SyncLoopTest(@Elasticsearch("7.10.2") SearchServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        server.wipe();
        flock = new Flock(server.url());
        flock.create("birds", 2, "");
    }

    @AfterEach
    void close() {
        flock.close();
    }

    @Test
    void aRoundBringsOnlyWhatCameSinceTheLast() {
        flock.fill("birds", 0, 100, n -> "{}");
        assertThat(loop().round()).isEqualTo(100);

        flock.fill("birds", 90, 120, n -> "{\"again\":true}");

        assertThat(loop().round()).isEqualTo(30);
        assertThat(loop().round()).isZero();
        assertThat(target.held()).hasSize(120);
    }

    @Test
    void anIndexMadeAnewUnderTheSameNameStopsUntilItIsTakenUp() {
        flock.fill("birds", 0, 10, n -> "{}");
        SyncLoop loop = loop();
        loop.round();
        flock.client().json(ClusterRequest.delete("/birds"));
        flock.create("birds", 2, "");
        flock.fill("birds", 0, 3, n -> "{}");

        assertThat(loop.round()).isZero();
        assertThat(target.events).singleElement().isInstanceOf(SourceEvent.IndexReplaced.class);
        assertThat(loop.stopped()).containsExactly("birds");
        loop.takeUp("birds");
        assertThat(loop.round()).isEqualTo(3);
    }

    @Test
    void aShardRewoundUnderTheSameIndexIsNoticed() {
        flock.put(
                "/_snapshot/here",
                "{\"type\":\"fs\",\"settings\":{\"location\":\"" + server.snapshots() + "\"}}");
        flock.fill("birds", 0, 50, n -> "{}");
        flock.put("/_snapshot/here/one?wait_for_completion=true", "{}");
        flock.fill("birds", 0, 80, n -> "{\"later\":true}");
        SyncLoop loop = loop();
        loop.round();
        flock.post("/birds/_close", "");
        flock.post(
                "/_snapshot/here/one/_restore?wait_for_completion=true",
                "{\"indices\":\"birds\",\"include_global_state\":false}");
        flock.post("/birds/_open", "");
        flock.get("/_cluster/health/birds?wait_for_status=green");

        assertThat(loop.round()).isZero();
        assertThat(target.events).singleElement().isInstanceOf(SourceEvent.HistoryReplaced.class);
    }

    @Test
    void aRestartRaisesTheTermAndTheLoopGoesOn() {
        flock.fill("birds", 0, 50, n -> "{}");
        SyncLoop loop = loop();
        loop.round();
        flock.post("/birds/_close", "");
        flock.post("/birds/_open", "");
        flock.get("/_cluster/health/birds?wait_for_status=green");
        flock.fill("birds", 50, 60, n -> "{}");

        assertThat(loop.round()).isEqualTo(10);
        assertThat(target.events)
                .isNotEmpty()
                .allMatch(event -> event instanceof SourceEvent.TermRaised);
    }

    @Test
    void holesAreFilledAndWhatIsGoneIsToldByNumber() {
        flock.client().json(ClusterRequest.delete("/birds"));
        flock.create("birds", 1, "");
        flock.fill("birds", 0, 100, n -> "{\"n\":" + n + "}");
        flock.fill("birds", 10, 20, n -> "{\"again\":" + n + "}");
        flock.delete("birds", "50", "");
        ShardState shard = new ShardStates(flock.client()).of("birds").primary(0);
        List<DocumentChange> healed = new ArrayList<>();

        var result =
                new Holes(flock.client(), ScanOptions.DEFAULT.withPage(7, 1 << 20))
                        .heal(
                                shard,
                                SeqRanges.of(LongStream.of(5, 6, 7, 12, 50, 51, 105, 110, 500)),
                                healed::addAll);

        assertThat(healed.stream().map(change -> change.revision().seqNo()))
                .containsExactlyInAnyOrder(5L, 6L, 7L, 51L, 105L);
        assertThat(result.gone()).isEqualTo(SeqRanges.of(LongStream.of(12, 50, 110)));
        assertThat(result.unknown()).isEqualTo(SeqRanges.of(LongStream.of(500)));
    }

    private SyncLoop loop() {
        return new SyncLoop(
                flock.client(), List.of("birds"), ScanOptions.DEFAULT, checkpoints, target);
    }

    private static final class Target implements SyncPorts {
        private final List<Batch> batches = new ArrayList<>();
        private final List<SourceEvent> events = new ArrayList<>();

        @Override
        public void deliver(Part part, Batch batch) {
            batches.add(batch);
        }

        @Override
        public void happened(SourceEvent event) {
            events.add(event);
        }

        private Map<String, DocumentChange> held() {
            return Flock.converged(batches);
        }
    }
}
