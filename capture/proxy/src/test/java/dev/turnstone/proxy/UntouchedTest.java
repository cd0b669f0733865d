package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
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
import java.util.stream.Stream;

/// What reaches the source is byte for byte what the client sent, or the request is refused and
/// recorded so; and a source that reads with Netty, as Elasticsearch and OpenSearch do, sees the
/// same requests.
class UntouchedTest {
    private static final long SEED = 20_261_121;
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
    void theCorpusAndMutatedStreamsReachTheSourceUntouchedOrAreRefused() throws Exception {
        pass(500);
    }

    @Test
    @Tag("soak")
    void tenThousandMutatedStreamsReachTheSourceUntouchedOrAreRefused() throws Exception {
        pass(10_000);
    }

    /// The source is mute, so it asks for no body either.
    private static void pass(int streams) throws Exception {
        Random random = new Random(SEED);
        List<Streams.Stream> corpus = Streams.requests();
        try (Stage stage = new Stage(StubSource.mute())) {
            for (int i = 0; i < streams; i++) {
                byte[] stream =
                        i < corpus.size() ? corpus.get(i).bytes() : Mutation.of(corpus, random);
                int[] pieces =
                        i < corpus.size() ? new int[0] : Mutation.pieces(stream.length, random);
                if (!Reading.of(stream).expectsBody()) {
                    check(stage, stream, pieces, "seed " + SEED + ", stream " + i);
                }
            }
            assertThat(stage.proxy.state().recording().exchangesMissed()).isZero();
        }
        Leaks.assertNone();
    }

    private static void check(Stage stage, byte[] stream, int[] pieces, String which)
            throws IOException, InterruptedException {
        Reading expected = Reading.of(stream);
        stage.log.clear();
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
            Stage.await(() -> refusals(stage).size() == (isRefused(expected) ? 1 : 0));
        }
        stage.awaitIdle();
        assertRecorded(expected, stage, stream, which);
        byte[] seen = source.seen();
        assertThat(seen).as(which).isEqualTo(Arrays.copyOf(stream, seen.length));
        assertThat(seen.length).as(which).isLessThanOrEqualTo(stream.length);
        assertThat(asNettyReads(seen))
                .as(
                        "%s: %s",
                        which,
                        new String(seen, ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n"))
                .isLessThanOrEqualTo(expected.messages().size());
    }

    /// Each whole request stands in the log once, and so does what was refused, as refused. The
    /// source answers nothing here.
    private static void assertRecorded(Reading expected, Stage stage, byte[] stream, String which) {
        List<Integer> refusals = refusals(stage);
        List<String> messages = expected.messages();
        int tunnel = firstTunnel(messages);
        int status = tunnel < messages.size() ? 405 : 400;
        assertThat(refusals).as(which).isEqualTo(isRefused(expected) ? List.of(status) : List.of());
        List<String> whole =
                messages.subList(0, tunnel).stream().map(UntouchedTest::requestLine).toList();
        Stage.await(() -> sent(stage).size() >= whole.size());
        List<String> sent = sent(stage);
        assertThat(sent.stream().limit(whole.size())).as(which).isEqualTo(whole);
        boolean mayHoldHalfOne = !isRefused(expected) && expected.isWithin();
        assertThat(sent.size() - whole.size())
                .as("%s: %s of %s", which, sent, new String(stream, ISO_8859_1))
                .isBetween(0, mayHoldHalfOne ? 1 : 0);
    }

    private static List<String> sent(Stage stage) {
        return exchanges(stage)
                .filter(each -> each.ending() == Ending.UNANSWERED)
                .map(each -> each.request().method() + " " + each.request().target())
                .toList();
    }

    private static boolean isRefused(Reading expected) {
        return expected.flaw() != null
                || firstTunnel(expected.messages()) < expected.messages().size();
    }

    private static int firstTunnel(List<String> messages) {
        int i = 0;
        while (i < messages.size() && !messages.get(i).startsWith("CONNECT ")) {
            i++;
        }
        return i;
    }

    private static String requestLine(String message) {
        return message.substring(0, message.indexOf(' ', message.indexOf(' ') + 1));
    }

    private static List<Integer> refusals(Stage stage) {
        return exchanges(stage)
                .filter(each -> each.ending() == Ending.REFUSED_BY_PROXY)
                .map(each -> requireNonNull(each.answer()).status())
                .toList();
    }

    private static Stream<Exchange> exchanges(Stage stage) {
        return stage.log.all(Recorded.class).stream().map(Recorded::exchange);
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
