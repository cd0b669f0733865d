package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.Side;
import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

class RecordingTest {
    private static final String GET = "GET /a HTTP/1.1\r\n\r\n";
    private static final String PUT = "PUT /i/_doc/1 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void whatPassesWhileTheLogIsFullIsAGapThatIsWrittenDown() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            stage.log.become(Offer.FULL);
            for (int i = 0; i < 5; i++) {
                client.send(i % 2 == 0 ? PUT : GET).answer();
            }
            assertThat(stage.proxy.state().capture()).isEqualTo(CaptureState.GAP);
            assertThat(stage.proxy.state().recording().exchangesMissed()).isEqualTo(5);
            stage.log.become(Offer.TAKEN);
            Stage.await(() -> !stage.log.all(Gap.class).isEmpty());
            Gap gap = stage.log.all(Gap.class).getFirst();
            assertThat(gap.exchanges()).isEqualTo(5);
            assertThat(gap.changing()).isEqualTo(3);
            Stage.await(() -> stage.proxy.state().capture() == CaptureState.RECORDING);
            client.send(GET).answer();
            stage.exchanges(1);
        }
    }

    @Test
    void clientsWaitForTheLogWhereThatIsWanted() throws IOException {
        try (Stage stage =
                        new Stage(
                                StubSource.echo(),
                                Stage.when(new WhenFull.Wait(Duration.ofMinutes(1))));
                RawClient client = stage.client()) {
            stage.log.become(Offer.FULL);
            client.send(PUT).answer();
            client.send(PUT);
            Stage.await(() -> stage.proxy.state().capture() == CaptureState.WAITING);
            assertThat(stage.source.connections().getFirst().seen()).hasSize(PUT.length());
            stage.log.become(Offer.TAKEN);
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            stage.exchanges(2);
            assertThat(stage.proxy.state().recording().exchangesMissed()).isZero();
        }
    }

    @Test
    void waitingEndsInAGap() throws IOException {
        try (Stage stage =
                        new Stage(
                                StubSource.echo(),
                                Stage.when(new WhenFull.Wait(Duration.ofMillis(200))));
                RawClient client = stage.client()) {
            stage.log.become(Offer.FULL);
            client.send(PUT).answer();
            client.send(PUT);
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
            Stage.await(() -> stage.proxy.state().recording().exchangesMissed() == 2);
        }
    }

    @Test
    void writesAreRefusedWhereThatIsWantedAndReadsPass() throws IOException {
        try (Stage stage = new Stage(StubSource.echo(), Stage.when(new WhenFull.RefuseWrites()));
                RawClient reading = stage.client()) {
            stage.log.become(Offer.FAILED);
            Stage.await(() -> refused(stage));
            assertThat(reading.send(GET).answer()).startsWith("HTTP/1.1 200");
            stage.log.become(Offer.TAKEN);
            Stage.await(() -> !refused(stage));
        }
    }

    private static boolean refused(Stage stage) {
        try (RawClient client = stage.client()) {
            String answer = client.send(PUT).answer();
            return answer.startsWith("HTTP/1.1 503") && answer.contains("the disk is full");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void secretsAreReplacedByTokensThatCompareEqual() throws IOException {
        Redaction redaction = new Redaction(Stage.KEY, List.of("X-Tenant"), Set.of("password"));
        try (Stage stage =
                        new Stage(
                                StubSource.echo(),
                                plan ->
                                        plan.withRecording(
                                                plan.recording().withRedaction(redaction)));
                RawClient client = stage.client()) {
            String body =
                    "{\"index\":{}}\n{\"user\":\"a\",\"deep\":{\"password\":\"p4ss\"},\"n\":1}\n";
            String request =
                    "POST /_bulk HTTP/1.1\r\nAuthorization: Basic c2VjcmV0\r\nx-tenant: t\r\n"
                            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
            client.send(request).answer();
            client.send(request).answer();
            List<Recorded> recorded = stage.exchanges(2);
            var seen = recorded.getFirst().exchange().request();
            assertThat(seen.headers().toString() + seen.body().bytes().text())
                    .doesNotContain("c2VjcmV0")
                    .doesNotContain("p4ss")
                    .contains("\"password\":\"token:");
            assertThat(seen).isEqualTo(recorded.getLast().exchange().request());
            assertThat(seen.headers()).extracting(Header::name).contains("Authorization");
            assertThat(stage.source.connections().getFirst().seen())
                    .isEqualTo((request + request).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void whatTheFilterLeavesOutPassesAndIsCounted() throws IOException {
        RecordingFilter filter =
                new RecordingFilter(
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(RecordingFilter.wildcard("private-*")));
        try (Stage stage =
                        new Stage(
                                StubSource.echo(),
                                plan -> plan.withRecording(plan.recording().withFilter(filter)));
                RawClient client = stage.client()) {
            client.send("GET /private-1/_doc/1 HTTP/1.1\r\n\r\n").answer();
            client.send("GET /public/_doc/1 HTTP/1.1\r\n\r\n").answer();
            assertThat(stage.exchanges(1).getFirst().exchange().request().target())
                    .isEqualTo("/public/_doc/1");
            assertThat(stage.proxy.state().recording().leftOut()).isEqualTo(1);
        }
    }

    @Test
    void aLongAnswerToAReadIsCutAndKeepsLengthAndDigest() throws IOException {
        byte[] answer = new byte[3 << 20];
        Arrays.fill(answer, (byte) 'x');
        try (Stage stage = new Stage(answering(answer));
                RawClient client = stage.client()) {
            client.send(GET);
            assertThat(client.answer()).endsWith("xxx");
            var body = answer(stage.exchanges(1).getFirst().exchange()).body();
            assertThat(body.length()).isEqualTo(answer.length);
            assertThat(body.sha256()).hasSize(64);
            long chunked =
                    stage.log.all(Chunk.class).stream().mapToLong(c -> c.bytes().length()).sum();
            assertThat(chunked + body.bytes().length()).isEqualTo(1 << 20);
        }
    }

    @Test
    void aLargeChangeIsRecordedWholeInChunks() throws IOException {
        byte[] body = new byte[5 << 20];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 31);
        }
        StubSource source =
                StubSource.that(
                        connection -> {
                            String head = connection.head();
                            connection.skip(StubSource.length(head));
                            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                            connection.head();
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send("POST /_bulk HTTP/1.1\r\nContent-Length: " + body.length + "\r\n\r\n");
            client.send(body);
            assertThat(client.answer()).endsWith("{}");
            Recorded recorded = stage.exchanges(1).getFirst();
            assertThat(stage.log.all(Opened.class)).hasSize(1);
            var joined = new java.io.ByteArrayOutputStream();
            for (Chunk chunk : stage.log.all(Chunk.class)) {
                assertThat(chunk.side()).isEqualTo(Side.REQUEST);
                joined.writeBytes(chunk.bytes().copy());
            }
            joined.writeBytes(recorded.exchange().request().body().bytes().copy());
            assertThat(joined.toByteArray()).isEqualTo(body);
            assertThat(recorded.requestChunks()).isEqualTo(stage.log.all(Chunk.class).size());
            assertThat(recorded.exchange().request().body().length()).isEqualTo(body.length);
            Stage.await(() -> stage.proxy.state().recording().heldBytes() == 0);
        }
    }

    @Test
    void bodiesToBeRedactedAreLeftOutWhereTheyWouldFillTheMemory() throws Exception {
        Redaction redaction = new Redaction(Stage.KEY, List.of(), Set.of("password"));
        String body = "{\"password\":\"p4ss\",\"x\":\"" + "x".repeat(100_000) + "\"}";
        List<Recorded> recorded =
                recordedInFlight(
                        plan -> plan.withRedaction(redaction).withMemory(128 << 10),
                        body,
                        (128 << 10) + body.length());
        List<Payload> bodies =
                recorded.stream().map(each -> each.exchange().request().body()).toList();
        assertThat(bodies)
                .anySatisfy(each -> assertThat(each.bytes().text()).contains("\"token:"))
                .anySatisfy(each -> assertThat(each).isEqualTo(leftOut(body)))
                .allSatisfy(
                        each -> assertThat(each.isWhole() || each.equals(leftOut(body))).isTrue());
    }

    private static Payload leftOut(String body) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(body.getBytes(StandardCharsets.UTF_8));
            return new Payload(Body.EMPTY, body.length(), HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void smallBodiesGoInChunksWhereTheyWouldFillTheMemory() throws Exception {
        String body = "x".repeat(16 << 10);
        List<Recorded> recorded =
                recordedInFlight(plan -> plan.withMemory(20 << 10), body, (20 << 10) + (16 << 10));
        assertThat(recorded)
                .anySatisfy(each -> assertThat(each.requestChunks()).isPositive())
                .allSatisfy(
                        each ->
                                assertThat(each.exchange().request().body().length())
                                        .isEqualTo(body.length()));
    }

    /// Eight of the same are in flight together, whose copies are never more than so many bytes.
    private static List<Recorded> recordedInFlight(
            UnaryOperator<RecordingPlan> changes, String body, long most) throws Exception {
        var arrived = new CountDownLatch(8);
        var answering = new CountDownLatch(1);
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.skip(StubSource.length(connection.head()));
                            arrived.countDown();
                            await(answering);
                            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                            connection.head();
                        });
        List<RawClient> clients = new ArrayList<>();
        try (Stage stage =
                new Stage(source, plan -> plan.withRecording(changes.apply(plan.recording())))) {
            for (int i = 0; i < 8; i++) {
                RawClient client = stage.client();
                clients.add(client);
                client.send(
                        "PUT /i/_doc/1 HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(body.length(), body));
            }
            arrived.await();
            assertThat(stage.proxy.state().recording().heldBytes())
                    .isPositive()
                    .isLessThanOrEqualTo(most);
            answering.countDown();
            List<Recorded> recorded = stage.exchanges(8);
            Stage.await(() -> stage.proxy.state().recording().heldBytes() == 0);
            assertThat(stage.proxy.state().recording().exchangesMissed()).isZero();
            return recorded;
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static StubSource answering(byte[] body) {
        return StubSource.that(
                connection -> {
                    connection.head();
                    OutputStream out = connection.out();
                    connection.send(
                            "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
                    out.write(body);
                    connection.head();
                });
    }

    private static SeenAnswer answer(Exchange exchange) {
        return requireNonNull(exchange.answer());
    }
}
