package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class ClusterClientTest {
    @Test
    void aRequestArrivesAsItWasMeant() throws IOException {
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> StubServer.json(out, 200, "{\"a\":1}")));
                var client = ClusterClient.open(server.endpoint())) {
            assertThat(client.version().toString()).isEqualTo("OpenSearch 2.19.1");
            assertThat(
                            client.json(ClusterRequest.put("/i/_doc/1?refresh=true", "{}"))
                                    .path("a")
                                    .asInt())
                    .isEqualTo(1);
            assertThat(server.last().method()).isEqualTo("PUT");
            assertThat(server.last().target()).isEqualTo("/i/_doc/1?refresh=true");
            assertThat(server.last().header("content-type")).isEqualTo("application/json");
            assertThat(server.last().body().text()).isEqualTo("{}");
        }
    }

    @Test
    void partsOfAnySizeArriveInOrderAndComplete() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var parts = new ArrayList<Body>();
        var whole = new ByteArrayOutputStream();
        while (whole.size() < 6_000_000) {
            int bound = random.nextInt(100) == 0 ? 400_000 : 3_000;
            byte[] bytes = new byte[random.nextInt(bound) + 10];
            random.nextBytes(bytes);
            int from = random.nextInt(10);
            parts.add(Body.of(bytes, from, bytes.length - from));
            whole.write(bytes, from, bytes.length - from);
        }
        try (var server =
                        StubServer.of(
                                StubServer.cluster((_, out) -> StubServer.json(out, 200, "{}")));
                var client = ClusterClient.open(server.endpoint())) {
            client.send(ClusterRequest.convergentBulk("/_bulk", parts));
            assertThat(server.last().body().copy())
                    .as("seed %s", seed)
                    .isEqualTo(whole.toByteArray());
            assertThat(server.last().header("content-type")).isEqualTo("application/x-ndjson");
        }
    }

    @Test
    void whoHoldsAClientAsksByTheEditedLoginFromTheNextRequestOn() throws IOException {
        try (var server =
                        StubServer.of(
                                StubServer.cluster((_, out) -> StubServer.json(out, 200, "{}")));
                var client = ClusterClient.open(server.endpoint())) {
            client.send(ClusterRequest.get("/a"));
            assertThat(server.last().header("authorization")).isEmpty();
            client.follow(server.endpoint().withAuth(new Auth.Bearer(Secret.of("token"))));
            client.send(ClusterRequest.get("/a"));
            assertThat(server.last().header("authorization")).isEqualTo("Bearer token");
        }
    }

    @Test
    void connectionsAreUsedAgain() throws IOException {
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> StubServer.json(out, 200, "[1,2,3]")));
                var client = ClusterClient.open(server.endpoint())) {
            for (int i = 0; i < 20; i++) {
                client.send(ClusterRequest.get("/a"));
                client.stream(ClusterRequest.get("/b"), InputStream::read);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void bodiesAreCompressedOnlyAboveTheGivenSize() throws IOException {
        String large = "{\"text\":\"" + "x".repeat(5_000) + "\"}";
        try (var server = StubServer.of(StubServer.cluster(ClusterClientTest::echoCompressed));
                var client =
                        ClusterClient.open(
                                server.endpoint().withCompression(Compression.gzipAbove(1_000)))) {
            assertThat(client.send(ClusterRequest.put("/large", large)).body().text())
                    .isEqualTo(large);
            assertThat(server.last().header("content-encoding")).isEqualTo("gzip");
            assertThat(server.last().body().length()).isLessThan(500);
            assertThat(client.send(ClusterRequest.put("/small", "{}")).body().text())
                    .isEqualTo("{}");
            assertThat(server.last().header("content-encoding")).isEmpty();
            String streamed =
                    client.stream(
                            ClusterRequest.put("/large", large),
                            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(streamed).isEqualTo(large);
        }
    }

    @Test
    void nothingIsCompressedUnlessAsked() throws IOException {
        try (var server =
                        StubServer.of(
                                StubServer.cluster((_, out) -> StubServer.json(out, 200, "{}")));
                var client = ClusterClient.open(server.endpoint())) {
            client.send(ClusterRequest.put("/a", "x".repeat(100_000)));
            assertThat(server.last().header("accept-encoding")).isEmpty();
            assertThat(server.last().header("content-encoding")).isEmpty();
        }
    }

    @Test
    void aMissingThingIsEmptyAndAnyOtherRefusalIsToldWithTheDeepestReason() throws IOException {
        String body =
                """
                {"error":{"root_cause":[{"type":"mapper_parsing_exception","reason":"failed to parse"}],
                "type":"mapper_parsing_exception","reason":"failed to parse field [n]",
                "caused_by":{"type":"x","reason":"outer","caused_by":{"type":"y","reason":"For input string: abc"}}},
                "status":400}""";
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (request, out) ->
                                                StubServer.json(
                                                        out,
                                                        request.target().equals("/gone")
                                                                ? 404
                                                                : 400,
                                                        body)));
                var client = ClusterClient.open(server.endpoint())) {
            assertThat(client.find(ClusterRequest.get("/gone"))).isEmpty();
            assertThatThrownBy(() -> client.json(ClusterRequest.get("/bad")))
                    .isInstanceOfSatisfying(
                            ClusterException.Refused.class,
                            e -> {
                                assertThat(e.status()).isEqualTo(400);
                                assertThat(e.type()).isEqualTo("mapper_parsing_exception");
                                assertThat(e)
                                        .hasMessageContaining("failed to parse field [n]")
                                        .hasMessageContaining("For input string: abc");
                            });
        }
    }

    @Test
    void aLongAnswerIsReadInConstantMemory() throws IOException {
        long length = 300L << 20;
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> {
                                            StubServer.text(
                                                    out,
                                                    "HTTP/1.1 200 OK\r\nContent-Length: "
                                                            + length
                                                            + "\r\n\r\n");
                                            byte[] piece = new byte[1 << 16];
                                            for (long sent = 0;
                                                    sent < length;
                                                    sent += piece.length) {
                                                out.write(piece);
                                            }
                                            out.flush();
                                        }));
                var client = ClusterClient.open(server.endpoint())) {
            var most = new AtomicInteger();
            long read =
                    client.stream(
                            ClusterRequest.get("/large"),
                            in -> {
                                long sum = 0;
                                byte[] piece = new byte[1 << 13];
                                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                                    sum += n;
                                    most.accumulateAndGet(in.available(), Math::max);
                                }
                                return sum;
                            });
            assertThat(read).isEqualTo(length);
            assertThat(most.get()).isLessThan(1 << 20);
        }
    }

    private static void echoCompressed(StubServer.Request request, OutputStream out)
            throws IOException {
        boolean packed = request.header("content-encoding").equals("gzip");
        byte[] plain =
                packed
                        ? new GZIPInputStream(new ByteArrayInputStream(request.body().copy()))
                                .readAllBytes()
                        : request.body().copy();
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        assertThat(request.header("accept-encoding")).isEqualTo("gzip");
        StubServer.text(
                out,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + bytes.size()
                        + "\r\n\r\n");
        out.write(bytes.toByteArray());
        out.flush();
    }
}
