package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.proxy.http.Mutation;
import dev.turnstone.proxy.http.Reading;
import dev.turnstone.proxy.http.Streams;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ResourceLeakDetector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What reaches the source is byte for byte what the client sent, or the request is refused; and a
/// source that reads with Netty, as Elasticsearch and OpenSearch do, sees the same requests.
class UntouchedTest {
    private static final long SEED = 20_261_121;
    private static ResourceLeakDetector.Level before = ResourceLeakDetector.Level.SIMPLE;

    @BeforeAll
    static void watchForLeaks() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        Leaks.watch();
    }

    @AfterAll
    static void relax() {
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void theCorpusAndMutatedStreamsReachTheSourceUntouchedOrAreRefused() throws Exception {
        pass(500);
    }

    @Test
    @Tag("soak")
    void tenThousandMutatedStreamsReachTheSourceUntouchedOrAreRefused() throws Exception {
        pass(10_000);
    }

    private static void pass(int streams) throws Exception {
        Random random = new Random(SEED);
        List<Streams.Stream> corpus = Streams.requests();
        try (Stage stage = new Stage(StubSource.mute())) {
            for (int i = 0; i < streams; i++) {
                byte[] stream =
                        i < corpus.size() ? corpus.get(i).bytes() : Mutation.of(corpus, random);
                int[] pieces =
                        i < corpus.size() ? new int[0] : Mutation.pieces(stream.length, random);
                check(stage, stream, pieces, "seed " + SEED + ", stream " + i);
            }
            assertThat(stage.proxy.state().recording().exchangesMissed()).isZero();
        }
        Leaks.assertNone();
    }

    private static void check(Stage stage, byte[] stream, int[] pieces, String which)
            throws IOException, InterruptedException {
        Reading expected = Reading.of(stream);
        StubSource source = StubSource.mute();
        assertThat(stage.proxy.switchTo(List.of(source.uri()), Duration.ofSeconds(30))).isTrue();
        try (source;
                RawClient client = stage.client()) {
            client.socket.setSoLinger(true, 0);
            int from = 0;
            try {
                for (int piece : pieces) {
                    int to = Math.min(stream.length, from + piece);
                    client.send(Arrays.copyOfRange(stream, from, to));
                    from = to;
                }
                client.send(Arrays.copyOfRange(stream, from, stream.length));
            } catch (IOException e) {
                assertThat(expected.flaw()).as(which).isNotNull();
            }
            awaitOutcome(expected, source, client, which);
        }
        Stage.await(() -> stage.proxy.state().connections() == 0);
        byte[] seen = source.seen();
        assertThat(seen).as(which).isEqualTo(Arrays.copyOf(stream, seen.length));
        assertThat(seen.length).as(which).isLessThanOrEqualTo(stream.length);
        assertThat(asNettyReads(seen))
                .as(
                        "%s: %s",
                        which,
                        new String(seen, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .replace("\r", "\\r")
                                .replace("\n", "\\n"))
                .isLessThanOrEqualTo(expected.messages().size());
    }

    private static void awaitOutcome(
            Reading expected, StubSource source, RawClient client, String which)
            throws IOException {
        List<String> messages = expected.messages();
        if (!messages.isEmpty() && messages.getFirst().startsWith("CONNECT")) {
            assertThat(client.rest()).as(which).startsWith("HTTP/1.1 405 ");
        } else if (messages.isEmpty() && expected.flaw() != null) {
            assertThat(client.rest()).as(which).startsWith("HTTP/1.1 400 Bad Request\r\n");
        } else {
            boolean isTunnel = messages.stream().anyMatch(one -> one.startsWith("CONNECT"));
            int least = isTunnel ? 1 : expected.good().length;
            Stage.await(() -> source.seen().length >= least);
        }
    }

    /// How many whole requests a Netty server finds in these bytes.
    private static int asNettyReads(byte[] bytes) {
        EmbeddedChannel server = new EmbeddedChannel(new HttpRequestDecoder());
        server.writeInbound(Unpooled.wrappedBuffer(bytes));
        int whole = 0;
        boolean isGood = false;
        for (Object seen = server.readInbound(); seen != null; seen = server.readInbound()) {
            if (seen instanceof HttpRequest request) {
                isGood = isSuccess(request);
            }
            if (seen instanceof LastHttpContent last && isGood) {
                whole += isSuccess(last) ? 1 : 0;
            }
            ReferenceCountUtil.release(seen);
        }
        server.finishAndReleaseAll();
        return whole;
    }

    /// Read from its text, since the type of the result is another library's.
    private static boolean isSuccess(Object message) {
        return message.toString().contains("success");
    }
}
