package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(120)
class TroubleTest {
    private static final Limits SHORT =
            Limits.DEFAULT
                    .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(400))
                    .withRetries(0, Duration.ofSeconds(30));

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    @Test
    void anUnknownHostIsTold() {
        assertTrouble(
                ClusterEndpoint.of("http://no-such-host.invalid:9200"),
                Trouble.UNKNOWN_HOST,
                "no-such-host.invalid is not known");
    }

    @Test
    void aRefusedConnectionIsTold() throws IOException {
        ClusterEndpoint endpoint;
        try (var server = StubServer.of((_, _) -> {})) {
            endpoint = server.endpoint();
        }
        var e = assertTrouble(endpoint, Trouble.CONNECTION_REFUSED, "Nothing listens");
        assertThat(e.mayHaveArrived()).isFalse();
    }

    @Test
    void aBlackHoleIsGivenUp() throws IOException {
        try (var server = StubServer.of((_, _) -> never())) {
            assertTrouble(
                    server.endpoint().withLimits(SHORT), Trouble.ANSWER_TIMED_OUT, "kept silent");
        }
    }

    @Test
    void anAnswerThatStopsHalfwayIsGivenUp() throws IOException {
        try (var server =
                StubServer.of(
                        StubServer.cluster(
                                (_, out) -> {
                                    StubServer.text(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a");
                                    never();
                                }))) {
            try (var client = impatient(server)) {
                var request = ClusterRequest.get("/a");
                assertThat(trouble(() -> client.send(request))).isEqualTo(Trouble.ANSWER_TIMED_OUT);
                assertThat(trouble(() -> client.stream(request, in -> in.readAllBytes().length)))
                        .isEqualTo(Trouble.ANSWER_TIMED_OUT);
            }
        }
    }

    @Test
    void aSlowAnswerThatKeepsComingIsReadToItsEnd() throws IOException {
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> {
                                            StubServer.text(
                                                    out,
                                                    "HTTP/1.1 200 OK\r\n"
                                                            + "Transfer-Encoding: chunked\r\n\r\n");
                                            for (int i = 0; i < 2_000; i++) {
                                                StubServer.text(out, "3\r\nabc\r\n");
                                            }
                                            StubServer.text(out, "0\r\n\r\n");
                                        }));
                var client = ClusterClient.open(server.endpoint())) {
            assertThat(client.send(ClusterRequest.get("/a")).body().length()).isEqualTo(6_000);
        }
    }

    @Test
    void garbageIsToldAndNeverHangs() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            byte[] garbage = new byte[random.nextInt(2_000) + 1];
            random.nextBytes(garbage);
            try (var server =
                            StubServer.of(
                                    StubServer.cluster(
                                            (_, out) -> {
                                                out.write(garbage);
                                                out.flush();
                                                throw StubServer.hangUp();
                                            }));
                    var client = impatient(server)) {
                assertThat(trouble(() -> client.send(ClusterRequest.get("/a"))))
                        .as("seed %s: %s", seed, Arrays.toString(garbage))
                        .isIn(Trouble.GARBAGE, Trouble.CONNECTION_LOST, Trouble.ANSWER_TIMED_OUT);
            }
        }
    }

    /// So only once it knows what answers.
    private static ClusterClient impatient(StubServer server) {
        ClusterClient client = ClusterClient.open(server.endpoint());
        client.follow(server.endpoint().withLimits(SHORT));
        return client;
    }

    @Test
    void anAbsurdLengthReservesNoMemory() throws IOException {
        try (var server =
                StubServer.of(
                        StubServer.cluster(
                                (_, out) -> {
                                    StubServer.text(
                                            out,
                                            "HTTP/1.1 200 OK\r\n"
                                                    + "Content-Length: 900000000000\r\n\r\n");
                                    never();
                                }))) {
            try (var client = ClusterClient.open(server.endpoint())) {
                assertThat(trouble(() -> client.send(ClusterRequest.get("/a"))))
                        .isEqualTo(Trouble.TOO_LARGE);
            }
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var server =
                StubServer.of(
                        (_, out) ->
                                StubServer.json(out, 302, "", "Location: https://evil.example/"))) {
            assertThatThrownBy(() -> ClusterClient.open(server.endpoint()))
                    .isInstanceOf(ClusterException.Refused.class)
                    .hasMessageContaining("https://evil.example/")
                    .hasMessageContaining("follows no redirects");
        }
    }

    @Test
    void aLoginPageIsNoCluster() throws IOException {
        try (var server =
                StubServer.of(
                        (_, out) ->
                                StubServer.json(out, 200, "<html><form>Log in</form></html>"))) {
            assertThatThrownBy(() -> ClusterClient.open(server.endpoint()))
                    .isInstanceOf(ClusterException.Unsupported.class)
                    .hasMessageContaining("web page");
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutQuotingIt() throws IOException {
        try (var server =
                StubServer.of(
                        (request, out) -> {
                            String expected =
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            "ada:hunter2"
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8));
                            assertThat(request.header("authorization")).isEqualTo(expected);
                            StubServer.text(
                                    out,
                                    "HTTP/1.1 401 Unauthorized\r\n"
                                            + "WWW-Authenticate: Basic realm=\"x\"\r\n"
                                            + "Content-Length: 12\r\n\r\nUnauthorized");
                        })) {
            var endpoint = server.endpoint().withAuth(new Auth.Basic("ada", Secret.of("hunter2")));
            var e =
                    catchThrowableOfType(
                            ClusterException.Refused.class, () -> ClusterClient.open(endpoint));
            assertThat(e.status()).isEqualTo(401);
            assertThat(e.remedy()).contains("password");
            assertThat(e + e.remedy() + endpoint).doesNotContain("hunter2");
        }
    }

    @Test
    void anInterruptCancelsAndIsKept() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server =
                StubServer.of(
                        StubServer.cluster(
                                (_, _) -> {
                                    asked.countDown();
                                    never();
                                }))) {
            try (var client = ClusterClient.open(server.endpoint())) {
                var thrown = new AtomicReference<Throwable>();
                var flag = new AtomicReference<Boolean>();
                Thread thread =
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            thrown.set(
                                                    catchThrowableOfType(
                                                            ClusterException.class,
                                                            () ->
                                                                    client.send(
                                                                            ClusterRequest.get(
                                                                                    "/a"))));
                                            flag.set(Thread.currentThread().isInterrupted());
                                        });
                asked.await();
                thread.interrupt();
                thread.join();
                assertThat(thrown.get()).isInstanceOf(ClusterException.Cancelled.class);
                assertThat(flag.get()).isTrue();
            }
        }
    }

    /// Keeps the connection open without a word until the test is over.
    private void never() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw StubServer.hangUp();
    }

    private static Trouble trouble(ThrowingCallable call) {
        return catchThrowableOfType(ClusterException.Unreachable.class, call).trouble();
    }

    private static ClusterException.Unreachable assertTrouble(
            ClusterEndpoint endpoint, Trouble trouble, String sentence) {
        var e =
                catchThrowableOfType(
                        ClusterException.Unreachable.class, () -> ClusterClient.open(endpoint));
        assertThat(e.trouble()).as("%s", e).isEqualTo(trouble);
        assertThat(e).hasMessageContaining(sentence);
        assertThat(e.remedy()).endsWith(".");
        return e;
    }
}
