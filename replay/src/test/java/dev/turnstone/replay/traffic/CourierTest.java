package dev.turnstone.replay.traffic;

import static dev.turnstone.replay.sink.Changes.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.sink.AnotherTransform;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.FakeTarget;
import dev.turnstone.replay.sink.OneTransform;
import dev.turnstone.replay.sink.SinkSettings;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/// A replay writes to indices that a backfill has filled.
final class CourierTest {
    private static final Transform DROPPING =
            Transforms.parse("{\"steps\":[{\"drop\":[\"secret\"]}]}");

    private final LedgerStore store = LedgerStore.inMemory();
    private final FakeTarget target = FakeTarget.calm();
    private final ConvergentSink sink =
            new ConvergentSink(target, store, SinkSettings.defaults(), InstantSource.system());
    private HttpServer server;
    private ClusterClient client;

    @BeforeEach
    void connect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] who =
                "{\"version\":{\"number\":\"3.0.0\",\"distribution\":\"opensearch\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, who.length);
                    exchange.getResponseBody().write(who);
                    exchange.close();
                });
        server.start();
        client =
                ClusterClient.open(
                        ClusterEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        sink.close();
        store.close();
        client.close();
        server.stop(0);
    }

    @Test
    void anIndexThatAnotherTransformFilledIsNotMixedWithASecondShape() throws InterruptedException {
        filledBy(DROPPING);

        assertThatThrownBy(() -> courier(Transform.NONE).bring(List.of(upsert("i", 0, "b", 2))))
                .isInstanceOf(AnotherTransform.class);

        assertThat(store.failed().count()).isZero();
        assertThat(target.documents().keySet()).noneMatch(key -> key.endsWith("/b"));
    }

    @Test
    void theTransformThatFilledItGoesOn() throws InterruptedException {
        filledBy(DROPPING);

        assertThat(courier(DROPPING).bring(List.of(upsert("i", 0, "b", 2))).join().written())
                .isEqualTo(1);
    }

    /// As a backfill does it.
    private void filledBy(Transform transform) throws InterruptedException {
        new OneTransform(sink, store.notes()).require("i", transform);
        assertThat(sink.submit(List.of(upsert("i", 0, "a", 1))).join().written()).isEqualTo(1);
    }

    private Courier courier(Transform transform) {
        var tally = new ReplayTally();
        return new Courier(
                new Workplace(
                        client,
                        client,
                        store,
                        sink,
                        transform,
                        new ThereAlready(),
                        _ -> true,
                        _ -> {},
                        System::currentTimeMillis),
                tally,
                new Persistence(tally, () -> false));
    }

    private record ThereAlready() implements TargetMetadata {
        @Override
        public void create(String sourceIndex, String targetIndex) {}

        @Override
        public void delete(String targetIndex) {}

        @Override
        public void putMapping(String sourceIndex, String targetIndex) {}

        @Override
        public void putAliases(String sourceIndex, String targetIndex) {}

        @Override
        public boolean exists(String targetIndex) {
            return true;
        }
    }
}
