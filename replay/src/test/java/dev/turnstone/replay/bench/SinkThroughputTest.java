package dev.turnstone.replay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.sink.ClusterTarget;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.SinkSettings;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// The sink beside raw bulks with the same bodies on the same warmed-up target: prints, and asserts
/// only that everything arrived.
@RealServers
@Tag("soak")
final class SinkThroughputTest {
    private static final int DOCS = Integer.getInteger("turnstone.bench.docs", 60_000);
    private static final int SHARDS = 3;

    @Test
    void theSinkReachesMostOfWhatTheTargetTakes(
            @OpenSearch(value = "3", own = true) SearchServer server) throws InterruptedException {
        List<Body> sources = sources();
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            for (int round = 0; round < 4; round++) {
                create(client, "raw");
                Measured raw = RawBulk.of(client, "raw", sources).run();
                create(client, "sunk");
                Measured sunk = sunk(client, sources);
                System.out.printf(
                        "round %d: raw %.0f docs/s (%.1f us cpu), sink %.0f docs/s (%.1f us cpu,"
                                + " heap %d MB), ratio %.2f%n",
                        round,
                        raw.docsPerSecond(),
                        raw.cpuMicrosPerDoc(),
                        sunk.docsPerSecond(),
                        sunk.cpuMicrosPerDoc(),
                        sunk.peakHeapBytes() >> 20,
                        sunk.docsPerSecond() / raw.docsPerSecond());
            }
        }
    }

    private static Measured sunk(ClusterClient client, List<Body> sources)
            throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                var sink =
                        new ConvergentSink(
                                new ClusterTarget(client),
                                store,
                                SinkSettings.defaults(),
                                InstantSource.system())) {
            var sent = new ArrayList<CompletableFuture<Settled>>();
            Meter meter = Meter.start();
            for (int from = 0; from < sources.size(); from += 1_000) {
                var batch = new ArrayList<DocumentChange>(1_000);
                int to = Math.min(sources.size(), from + 1_000);
                for (int i = from; i < to; i++) {
                    batch.add(
                            new DocumentChange(
                                    "sunk",
                                    from / 1_000 % SHARDS,
                                    "raw-" + i,
                                    null,
                                    Revision.of(0, 1, i),
                                    new Change.Upsert(sources.get(i))));
                }
                sent.add(sink.submit(batch));
            }
            Settled sum =
                    sent.stream().map(CompletableFuture::join).reduce(Settled.NONE, Settled::plus);
            Measured measured = meter.stop(sum.written(), sum.bytes());
            assertThat(sum.written()).isEqualTo(sources.size());
            System.out.println("pace at the end: " + sink.pace());
            return measured;
        }
    }

    private static void create(ClusterClient client, String index) {
        client.find(ClusterRequest.delete("/" + index));
        client.json(
                ClusterRequest.put(
                        "/" + index,
                        "{\"settings\":{\"number_of_replicas\":0,\"number_of_shards\":"
                                + SHARDS
                                + ",\"refresh_interval\":\"-1\"}}"));
    }

    private static List<Body> sources() {
        var random = new Random(7);
        var sources = new ArrayList<Body>(DOCS);
        for (int i = 0; i < DOCS; i++) {
            var text = new StringBuilder("{\"n\":").append(i).append(",\"t\":\"");
            while (text.length() < 980) {
                text.append(Integer.toString(random.nextInt(1 << 20), 36)).append(' ');
            }
            sources.add(Body.of(text.append("\"}").toString()));
        }
        return sources;
    }
}
