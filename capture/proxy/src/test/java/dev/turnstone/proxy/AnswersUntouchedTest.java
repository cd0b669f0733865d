package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.proxy.http.Mutation;
import dev.turnstone.proxy.http.Streams;

import io.netty.util.ResourceLeakDetector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Whatever a source answers, the client gets the beginning of just that, and an answer counts as
/// seen only where all of it was passed on.
class AnswersUntouchedTest {
    private static final long SEED = 20_261_122;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final List<Streams.Stream> CORPUS =
            Stream.of(
                            OK + "Content-Length: 5\r\n\r\nhello",
                            OK + "content-length: 0\r\n\r\n",
                            OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                            OK + "transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nA: b\r\n\r\n",
                            OK + "Content-Type: text/plain\r\n\r\nto the end",
                            "HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 1\r\n\r\ny",
                            "HTTP/1.1 204 No Content\r\n\r\n",
                            "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n",
                            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nab",
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\nrest",
                            OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                            OK + "Content-Length: 3\r\n\r\nabcand what nobody asked for",
                            "no answer at all",
                            "")
                    .map(text -> new Streams.Stream(text, bytes(text), 0, false, null))
                    .toList();

    private static ResourceLeakDetector.Level before = ResourceLeakDetector.Level.SIMPLE;

    @BeforeAll
    static void watchForLeaks() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterAll
    static void relax() {
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void theClientGetsTheBeginningOfWhatTheSourceSent() throws Exception {
        pass(300);
    }

    @Test
    @Tag("soak")
    void theClientGetsTheBeginningOfWhatTheSourceSentTenThousandTimes() throws Exception {
        pass(10_000);
    }

    private static void pass(int streams) throws Exception {
        Random random = new Random(SEED);
        try (Stage stage = new Stage(StubSource.mute())) {
            for (int i = 0; i < streams; i++) {
                byte[] stream =
                        i < CORPUS.size() ? CORPUS.get(i).bytes() : Mutation.of(CORPUS, random);
                int[] pieces = Mutation.pieces(stream.length, random);
                check(stage, stream, pieces, "seed " + SEED + ", stream " + i);
            }
        }
        Leaks.assertNone();
    }

    private static void check(Stage stage, byte[] stream, int[] pieces, String which)
            throws IOException, InterruptedException {
        stage.log.clear();
        StubSource source =
                StubSource.that(
                        connection -> {
                            if (!connection.head().isEmpty()) {
                                send(connection, stream, pieces);
                            }
                        });
        assertThat(stage.proxy.switchTo(List.of(source.uri()), Duration.ofSeconds(30))).isTrue();
        byte[] got;
        try (source;
                RawClient client = stage.client()) {
            client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
            got = bytes(client.rest());
        }
        stage.awaitIdle();
        Stage.await(() -> !recorded(stage).isEmpty());
        List<Recorded> recorded = recorded(stage);
        assertThat(recorded).as(which).hasSize(1);
        if (isOurs(got)) {
            assertThat(recorded.getFirst().exchange().ending())
                    .as(which)
                    .isEqualTo(Ending.UNANSWERED);
            return;
        }
        assertThat(got).as(which).isEqualTo(Arrays.copyOf(stream, got.length));
        if (recorded.getFirst().exchange().ending() == Ending.ANSWERED) {
            assertThat(new String(got, StandardCharsets.ISO_8859_1)).as(which).startsWith("HTTP/1");
        }
    }

    private static List<Recorded> recorded(Stage stage) {
        return stage.log.all(Recorded.class).stream()
                .filter(each -> each.exchange().ending() != Ending.REFUSED_BY_PROXY)
                .toList();
    }

    private static void send(StubSource.Connection connection, byte[] stream, int[] pieces)
            throws IOException {
        int from = 0;
        for (int piece : pieces) {
            int to = Math.min(stream.length, from + piece);
            connection.out().write(stream, from, to - from);
            from = to;
        }
        connection.out().write(stream, from, stream.length - from);
    }

    /// The proxy's own answer, after none of the source's was passed on.
    private static boolean isOurs(byte[] got) {
        return new String(got, StandardCharsets.ISO_8859_1).contains("turnstone_");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
