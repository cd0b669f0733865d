package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

@RealServers
final class KilledTargetTest {
    private static final int BATCHES = 60;
    private static final int BATCH = 500;

    @Test
    void aTargetThatIsKilledInTheMiddleLosesNothing(
            @OpenSearch(value = "3", own = true) SearchServer server) throws Exception {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(server.url()));
                LedgerStore store = LedgerStore.inMemory()) {
            client.json(
                    ClusterRequest.put(
                            "/k",
                            "{\"settings\":{\"number_of_replicas\":0,\"number_of_shards\":2}}"));
            var settings = SinkSettings.defaults().withPace(PaceLimits.fixed(new Pace(3, 200_000)));
            try (var sink =
                    new ConvergentSink(
                            new ClusterTarget(client), store, settings, InstantSource.system())) {
                Settled sum = submitAndKill(sink, server);
                assertThat(sum.total()).isEqualTo((long) BATCHES * BATCH);
                assertThat(sum.written() + sum.repeated()).isEqualTo((long) BATCHES * BATCH);
                assertThat(sink.foreignWrites("k"))
                        .allMatch(hole -> hole.cause() != ForeignWrite.Cause.FOREIGN);
            }
            client.json(ClusterRequest.ask("/k/_refresh", ""));
            assertThat(client.json(ClusterRequest.get("/k/_count")).path("count").asInt())
                    .isEqualTo(BATCHES * BATCH);
        }
    }

    private static Settled submitAndKill(ConvergentSink sink, SearchServer server)
            throws InterruptedException {
        var sent = new ArrayList<CompletableFuture<Settled>>();
        for (int batch = 0; batch < BATCHES; batch++) {
            var changes = new ArrayList<DocumentChange>();
            for (int i = 0; i < BATCH; i++) {
                int n = batch * BATCH + i;
                String source = "{\"n\":" + n + ",\"t\":\"" + "x".repeat(300) + "\"}";
                changes.add(Changes.upsert("k", 0, "d" + n, null, n, source));
            }
            sent.add(sink.submit(changes));
            if (batch == BATCHES / 3) {
                sent.getFirst().join();
                server.kill();
                Poll.until(() -> sink.trouble().isPresent());
                server.restart();
            }
        }
        return sent.stream().map(CompletableFuture::join).reduce(Settled.NONE, Settled::plus);
    }
}
