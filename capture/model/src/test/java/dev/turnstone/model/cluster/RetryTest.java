package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class RetryTest {
    private static final ClusterRequest REPEATABLE = ClusterRequest.ask("/_search", "{}");
    private static final ClusterRequest ONCE = ClusterRequest.post("/i/_doc", "{}");

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void tooManyRequestsIsTriedAgainAfterTheTimeThatTheClusterAsksFor() throws IOException {
        var left = new AtomicInteger(3);
        try (var server = busy(left, 429, "Retry-After: 7");
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            assertThat(client.send(ONCE).tries()).isEqualTo(4);
            assertThat(ticker.waits()).containsOnly(Duration.ofSeconds(7)).hasSize(3);
        }
    }

    @Test
    void aBlockIsToldAtOnceSinceNoWaitingLiftsIt() throws IOException {
        var body = "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"full\"}}";
        try (var server =
                        StubServer.of(
                                StubServer.cluster((_, out) -> StubServer.json(out, 429, body)));
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            var refused =
                    catchThrowableOfType(
                            ClusterException.Refused.class, () -> client.json(REPEATABLE));
            assertThat(refused.type()).isEqualTo("cluster_block_exception");
            assertThat(refused.remedy()).contains("Free disk space");
            assertThat(ticker.waits()).isEmpty();
        }
    }

    @Test
    void oneTryAloneTellsTheCallerToSlowDown() throws IOException {
        try (var server = busy(new AtomicInteger(1), 429, "Retry-After: 7");
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            ClusterAnswer answer = client.sendOnce(ONCE);
            assertThat(answer.isThrottled()).isTrue();
            assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(ticker.waits()).isEmpty();
        }
    }

    @Test
    void aBurstOfUnavailabilityPassesForWhatMayBeRepeated() throws IOException {
        for (int status : List.of(502, 503, 504)) {
            try (var server = busy(new AtomicInteger(5), status);
                    var client = ClusterClient.open(server.endpoint(), ticker)) {
                assertThat(client.send(REPEATABLE).tries()).isEqualTo(6);
            }
        }
        assertThat(ticker.waits()).doesNotHaveDuplicates();
    }

    @Test
    void unavailabilityIsToldAtOnceForWhatMustNotBeRepeated() throws IOException {
        try (var server = busy(new AtomicInteger(5), 503);
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            assertThat(client.send(ONCE).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aLostConnectionIsTriedAgainOnlyForWhatMayBeRepeated() throws IOException {
        var left = new AtomicInteger(100);
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> {
                                            if (left.getAndDecrement() > 0) {
                                                throw StubServer.hangUp();
                                            }
                                            StubServer.json(out, 200, "{}");
                                        }));
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            var lost =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> client.send(ONCE));
            assertThat(lost.trouble()).isEqualTo(Trouble.CONNECTION_LOST);
            assertThat(lost.mayHaveArrived()).isTrue();
            assertThat(server.requests()).hasSize(1);
            left.set(4);
            assertThat(client.send(REPEATABLE).tries()).isEqualTo(5);
        }
    }

    @Test
    void anAnswerThatIsCutIsAskedForAgain() throws IOException {
        var left = new AtomicInteger(2);
        try (var server =
                        StubServer.of(
                                StubServer.cluster(
                                        (_, out) -> {
                                            if (left.getAndDecrement() > 0) {
                                                StubServer.text(
                                                        out,
                                                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a");
                                                throw StubServer.hangUp();
                                            }
                                            StubServer.json(out, 200, "{\"a\":1}");
                                        }));
                var client = ClusterClient.open(server.endpoint(), ticker)) {
            assertThat(client.json(REPEATABLE).path("a").asInt()).isEqualTo(1);
            left.set(1);
            assertThatThrownBy(() -> client.send(ONCE))
                    .isInstanceOf(ClusterException.Unreachable.class);
        }
    }

    @Test
    void patienceEndsAndTellsHowOftenItTried() throws IOException {
        var limits = Limits.DEFAULT.withRetries(1_000, Duration.ofSeconds(30));
        try (var server = busy(new AtomicInteger(1_000), 503);
                var client = ClusterClient.open(server.endpoint().withLimits(limits), ticker)) {
            assertThatThrownBy(() -> client.json(REPEATABLE))
                    .isInstanceOf(ClusterException.Refused.class)
                    .hasMessageContaining("Tried " + server.requests().size() + " times");
            Duration waited = ticker.waits().stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(waited).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }

    @Test
    void theNextNodeIsAskedWhenOneIsGone() throws IOException {
        String gone;
        try (var server = StubServer.of((_, _) -> {})) {
            gone = server.url();
        }
        try (var there = StubServer.of(StubServer.cluster((_, out) -> ok(out)));
                var client =
                        ClusterClient.open(ClusterEndpoint.of(gone + "," + there.url()), ticker)) {
            assertThat(client.send(ONCE).tries()).isEqualTo(1);
            assertThat(client.endpoint().uri()).isEqualTo(URI.create(gone));
        }
    }

    @Test
    void aDateToWaitForIsTakenByTheServersClock() {
        var answer =
                new ClusterAnswer(
                        429,
                        Map.of(
                                "retry-after", List.of("Fri, 20 Nov 2026 20:00:30 GMT"),
                                "date", List.of("Fri, 20 Nov 2026 20:00:00 GMT")),
                        Body.EMPTY);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(30));
    }

    private static StubServer busy(AtomicInteger times, int status, String... headers)
            throws IOException {
        return StubServer.of(
                StubServer.cluster(
                        (_, out) -> {
                            if (times.getAndDecrement() > 0) {
                                StubServer.json(out, status, "{}", headers);
                            } else {
                                ok(out);
                            }
                        }));
    }

    private static void ok(OutputStream out) throws IOException {
        StubServer.json(out, 200, "{}");
    }
}
