package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What was captured reaches a cluster as it is, and its answer is read however it is framed.
class LinesTest {
    private static final SeenRequest GET =
            new SeenRequest("GET", "/i/_doc/1?q=a|b", List.of(), Payload.NONE);

    @Test
    void aRequestGoesAsItWasSeenOverAConnectionThatIsKept() throws IOException {
        Body body = Body.of("{\"query\":{}}");
        var search =
                new SeenRequest(
                        "POST",
                        "/i/_search",
                        List.of(new Header("X-Opaque-Id", "7")),
                        new Payload(body, body.length(), null));
        try (var server = StubServer.of((_, out) -> StubServer.json(out, 404, "{\"a\":1}"));
                Lines lines = new Lines(server.endpoint())) {
            for (int i = 0; i < 3; i++) {
                SeenAnswer answer = lines.send(search, true);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.body().bytes().text()).isEqualTo("{\"a\":1}");
                assertThat(answer.body().isWhole()).isTrue();
            }
            assertThat(lines.send(GET, true).status()).isEqualTo(404);
            assertThat(server.last().target()).isEqualTo(GET.target());
            assertThat(server.requests().getFirst().header("x-opaque-id")).isEqualTo("7");
            assertThat(server.requests().getFirst().body()).isEqualTo(body);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                        + "2;x=y\r\nwh\r\n3\r\nole\r\n0\r\nTrailer: t\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole",
                "HTTP/1.1 200 OK\nContent-Length: 5\n\nwhole",
            })
    void anAnswerIsReadHoweverItIsFramed(String framed) throws IOException {
        try (var server = StubServer.of((_, out) -> StubServer.text(out, framed));
                Lines lines = new Lines(server.endpoint())) {
            for (int i = 0; i < 2; i++) {
                assertThat(lines.send(GET, true).body().bytes().text()).isEqualTo("whole");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerMayEndWithItsConnection() throws IOException {
        try (var server =
                        StubServer.of(
                                (_, out) -> {
                                    StubServer.text(out, "HTTP/1.1 200 OK\r\n\r\nwhole");
                                    throw StubServer.hangUp();
                                });
                Lines lines = new Lines(server.endpoint())) {
            assertThat(lines.send(GET, false).body().bytes().text()).isEqualTo("whole");
            assertThat(lines.send(GET, false).body().bytes().text()).isEqualTo("whole");
        }
    }

    @Test
    void anAnswerToHeadHasNoBody() throws IOException {
        var head = new SeenRequest("HEAD", "/i", List.of(), Payload.NONE);
        try (var server =
                        StubServer.of(
                                (_, out) ->
                                        StubServer.text(
                                                out,
                                                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"));
                Lines lines = new Lines(server.endpoint())) {
            assertThat(lines.send(head, true).body().length()).isZero();
            assertThat(lines.send(head, true).status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /// The server closes each connection behind its first answer without saying so.
    @Test
    void onlyAReadIsSentAgainWhereTheConnectionWasClosedMeanwhile() throws IOException {
        var answered = new AtomicInteger();
        try (var server =
                        StubServer.of(
                                (_, out) -> {
                                    if (answered.getAndIncrement() % 2 == 1) {
                                        throw StubServer.hangUp();
                                    }
                                    StubServer.json(out, 200, "{}");
                                });
                Lines lines = new Lines(server.endpoint())) {
            assertThat(lines.send(GET, true).status()).isEqualTo(200);
            assertThat(lines.send(GET, true).status()).isEqualTo(200);
            var lost =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> lines.send(GET, false));
            assertThat(lost.trouble()).isEqualTo(Trouble.CONNECTION_LOST);
        }
    }

    @Test
    void nobodyThereIsSaidWithARemedy() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (Lines lines = new Lines(ClusterEndpoint.of("http://localhost:" + port))) {
            var refused =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> lines.send(GET, true));
            assertThat(refused.trouble()).isEqualTo(Trouble.CONNECTION_REFUSED);
            assertThat(refused.remedy()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
            })
    void whatIsNoHttpIsSaidToBeNone(String nonsense) throws IOException {
        try (var server =
                        StubServer.of(
                                (_, out) -> {
                                    StubServer.text(out, nonsense);
                                    throw StubServer.hangUp();
                                });
                Lines lines = new Lines(server.endpoint())) {
            var garbage =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> lines.send(GET, true));
            assertThat(garbage.trouble()).isEqualTo(Trouble.GARBAGE);
        }
    }

    /// The first answer comes in pieces, each in time; the second does not come to its end.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatStopsComingIsNotWaitedForAnyLonger(boolean virtual) throws Exception {
        var answered = new AtomicInteger();
        var over = new CountDownLatch(1);
        Limits limits = Limits.DEFAULT.withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(4));
        try (var server =
                        StubServer.of(
                                (_, out) -> {
                                    StubServer.text(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nw");
                                    if (answered.getAndIncrement() == 0) {
                                        StubServer.text(out, "hole");
                                    } else {
                                        await(over);
                                    }
                                });
                Lines lines = new Lines(server.endpoint().withLimits(limits))) {
            assertThat(lines.send(GET, true).body().bytes().text()).isEqualTo("whole");
            var late =
                    catchThrowableOfType(
                            ClusterException.Unreachable.class, () -> sendOn(virtual, lines));
            assertThat(late.trouble()).isEqualTo(Trouble.ANSWER_TIMED_OUT);
            assertThat(server.connections()).isEqualTo(1);
            over.countDown();
        }
    }

    private static void sendOn(boolean virtual, Lines lines) throws Throwable {
        var answer = new FutureTask<SeenAnswer>(() -> lines.send(GET, true));
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).start(answer);
        try {
            var _ = answer.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static void await(CountDownLatch over) throws IOException {
        try {
            assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void noHeaderCanBeSmuggledIn() throws IOException {
        var smuggling =
                new SeenRequest("GET", "/i HTTP/1.1\r\nEvil: 1\r\n", List.of(), Payload.NONE);
        try (var server = StubServer.of((_, out) -> StubServer.json(out, 200, "{}"));
                Lines lines = new Lines(server.endpoint())) {
            assertThatThrownBy(() -> lines.send(smuggling, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line end");
            assertThat(server.requests()).isEmpty();
        }
    }
}
