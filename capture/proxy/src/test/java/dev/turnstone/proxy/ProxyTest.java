package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.util.Objects.requireNonNull;

import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.SeenAnswer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class ProxyTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void anExchangePassesAndIsRecorded() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            String request = "PUT /i/_doc/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
            client.send(request);
            assertThat(client.answer()).endsWith("PUT /i/_doc/1 HTTP/1.1");
            Exchange exchange = stage.exchanges(1).getFirst().exchange();
            assertThat(exchange.ending()).isEqualTo(Ending.ANSWERED);
            assertThat(exchange.request().target()).isEqualTo("/i/_doc/1");
            assertThat(exchange.request().headers()).contains(new Header("Host", "x"));
            assertThat(exchange.request().body().bytes().text()).isEqualTo("{}");
            assertThat(answer(exchange).status()).isEqualTo(200);
            assertThat(answer(exchange).body().bytes().text()).isEqualTo("PUT /i/_doc/1 HTTP/1.1");
            assertThat(stage.source.connections().getFirst().seen()).isEqualTo(bytes(request));
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            StringBuilder all = new StringBuilder();
            IntStream.range(0, 600).forEach(i -> all.append(request(i)));
            Thread.startVirtualThread(() -> send(client, all.toString()));
            for (int i = 0; i < 600; i++) {
                String line = request(i).substring(0, request(i).indexOf("\r\n"));
                if (i % 3 == 0) {
                    String head =
                            "HTTP/1.1 200 OK\r\ncontent-length: " + line.length() + "\r\n\r\n";
                    assertThat(client.read(head.length())).isEqualTo(head);
                } else {
                    assertThat(client.answer()).endsWith(line);
                }
            }
            assertThat(stage.source.connections()).hasSize(1);
            assertThat(stage.source.connections().getFirst().seen())
                    .isEqualTo(bytes(all.toString()));
            List<Recorded> recorded = stage.exchanges(600);
            assertThat(recorded)
                    .extracting(one -> one.exchange().number())
                    .isEqualTo(IntStream.rangeClosed(1, 600).mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void aFlawedRequestIsRefusedAfterTheAnswersThatAreDueAndRecordedSo() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            client.send(
                    GET + "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
            assertThat(client.answer()).endsWith("GET /a HTTP/1.1");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("Content-Length stands more than once");
            assertThat(stage.source.connections().getFirst().seen()).isEqualTo(bytes(GET));
            assertThat(stage.exchanges(2))
                    .extracting(
                            one -> one.exchange().ending(), one -> answer(one.exchange()).status())
                    .containsExactlyInAnyOrder(
                            tuple(Ending.ANSWERED, 200), tuple(Ending.REFUSED_BY_PROXY, 400));
        }
    }

    @Test
    void aFlawInTheMiddleOfABodyEndsTheConnectionToTheSourceToo() throws IOException {
        try (Stage stage = new Stage(StubSource.mute());
                RawClient client = stage.client()) {
            String good = "POST /_bulk HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n";
            client.send(good);
            Stage.await(
                    () ->
                            !stage.source.connections().isEmpty()
                                    && stage.source.connections().getFirst().seen().length
                                            == good.length());
            client.send("zz\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 400").contains("hexadecimal");
            assertThat(stage.source.connections().getFirst().seen()).isEqualTo(bytes(good));
            assertThat(stage.exchanges(1).getFirst().exchange().ending())
                    .isEqualTo(Ending.REFUSED_BY_PROXY);
        }
    }

    @Test
    void chunkedAnswersWithTrailersPassAsTheyAre() throws IOException {
        String answer =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n";
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send(answer);
                            connection.head();
                            connection.send("HTTP/1.1 204 No Content\r\n\r\n");
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send(GET + GET);
            assertThat(client.rest()).isEqualTo(answer + "HTTP/1.1 204 No Content\r\n\r\n");
            assertThat(answer(stage.exchanges(2).getFirst().exchange()).body().bytes().text())
                    .isEqualTo("abc");
        }
    }

    @Test
    void continueIsPassedOnAndIsNotTheAnswer() throws IOException {
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                            connection.body(2);
                            connection.send("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
                            connection.head();
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send("PUT /i HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.answer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("{}");
            assertThat(client.answer()).startsWith("HTTP/1.1 201 Created");
            assertThat(answer(stage.exchanges(1).getFirst().exchange()).status()).isEqualTo(201);
        }
    }

    @Test
    void aBodyThatTheSourceDoesNotAskForIsNotSentOn() throws IOException {
        String head = "PUT /i HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n\r\n";
        String tooLarge = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n";
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send(tooLarge);
                            connection.head();
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send(head + "PUT /j HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(client.rest()).isEqualTo(tooLarge);
            client.close();
            stage.awaitIdle();
            assertThat(source.seen()).isEqualTo(bytes(head));
            assertThat(answer(stage.exchanges(1).getFirst().exchange()).status()).isEqualTo(413);
        }
    }

    @Test
    void aBodyThatComesAtOnceGoesOnWhenTheSourceAsksForIt() throws IOException {
        String body = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        String head =
                "PUT /i HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send("HTTP/1.1 100 Continue\r\n\r\n");
                            connection.body(body.length());
                            connection.send("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
                            connection.head();
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send(head + body).end();
            assertThat(client.answer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.answer()).startsWith("HTTP/1.1 201 Created");
            assertThat(source.seen()).isEqualTo(bytes(head + body));
            assertThat(stage.exchanges(1).getFirst().exchange().request().body().bytes().text())
                    .isEqualTo(body);
        }
    }

    @Test
    void tunnelsAndOtherProtocolsAreRefused() throws IOException {
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send("HTTP/1.1 101 Switching Protocols\r\n\r\n");
                            connection.head();
                        });
        try (Stage stage = new Stage(source);
                RawClient tunnel = stage.client();
                RawClient upgrade = stage.client();
                RawClient http2 = stage.client()) {
            tunnel.send("CONNECT a:1 HTTP/1.1\r\n\r\n");
            assertThat(tunnel.rest()).startsWith("HTTP/1.1 405").contains("no tunnels");
            upgrade.send("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
            assertThat(upgrade.rest()).startsWith("HTTP/1.1 400").contains("HTTP/1.1 only");
            http2.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(http2.rest()).startsWith("HTTP/1.1 400").contains("HTTP/2");
            Stage.await(() -> stage.proxy.state().traffic().upgradesRefused() == 1);
        }
    }

    @Test
    void anotherNodeIsTakenWhereOneCannotBeReached() throws IOException {
        try (StubSource dead = StubSource.echo();
                StubSource living = StubSource.echo()) {
            dead.close();
            MemoryLog log = new MemoryLog();
            try (Proxy proxy = Proxy.start(Stage.plan(List.of(dead.uri(), living.uri())), log)) {
                for (int i = 0; i < 4; i++) {
                    try (RawClient client = new RawClient(proxy.address())) {
                        assertThat(client.send(GET).answer()).endsWith("GET /a HTTP/1.1");
                    }
                }
                assertThat(proxy.state().nodes())
                        .extracting(ProxyState.NodeState::healthy)
                        .containsExactly(false, true);
            }
        }
    }

    @Test
    void whereNoNodeCanBeReachedTheClientIsTold() throws IOException {
        StubSource dead = StubSource.echo();
        dead.close();
        try (Stage stage = new Stage(dead);
                RawClient client = stage.client()) {
            client.send("PUT /i HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 503").contains("No node");
            Exchange exchange = stage.exchanges(1).getFirst().exchange();
            assertThat(exchange.ending()).isEqualTo(Ending.REFUSED_BY_PROXY);
            assertThat(exchange.request().method()).isEqualTo("PUT");
        }
    }

    @Test
    void heldRequestsGoToTheOtherClusterAfterASwitch() throws Exception {
        try (Stage stage = new Stage(StubSource.echo());
                StubSource other = StubSource.echo();
                RawClient client = stage.client()) {
            assertThat(client.send(GET).answer()).endsWith("GET /a HTTP/1.1");
            stage.proxy.hold();
            client.send(GET);
            assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofSeconds(20))).isTrue();
            assertThat(client.answer()).endsWith("GET /a HTTP/1.1");
            assertThat(stage.source.connections().getFirst().seen()).isEqualTo(bytes(GET));
            assertThat(other.connections().getFirst().seen()).isEqualTo(bytes(GET));
        }
    }

    @Test
    void aSwitchThatDoesNotHappenLeavesEverythingAsItWas() throws Exception {
        try (Stage stage = new Stage(StubSource.mute());
                StubSource other = StubSource.echo();
                RawClient first = stage.client();
                RawClient held = stage.client()) {
            first.send(GET);
            Stage.await(() -> stage.source.seen().length == GET.length());
            for (Runnable before : List.<Runnable>of(stage.proxy::drain, stage.proxy::hold)) {
                before.run();
                String mode = stage.proxy.state().mode();
                assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofMillis(50)))
                        .isFalse();
                assertThat(stage.proxy.state().mode()).isEqualTo(mode);
            }
            held.send(GET);
            assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofMillis(50))).isFalse();
            stage.source.close();
            assertThat(first.rest()).isEmpty();
            assertThat(stage.proxy.switchTo(List.of(other.uri()), Duration.ofSeconds(20))).isTrue();
            assertThat(held.answer()).endsWith("GET /a HTTP/1.1");
            assertThat(stage.source.seen()).isEqualTo(bytes(GET));
            assertThat(stage.proxy.state().mode()).isEqualTo("open");
        }
    }

    @Test
    void aStopIsNotToldWhereSomethingBeforeItWasLost() throws Exception {
        MemoryLog log = new MemoryLog();
        Thread closing = closingWhileTheLogIsSlow(log);
        assertThat(closing.join(Duration.ofMillis(500))).isFalse();
        log.become(Offer.FAILED);
        log.lose("the disk is full");
        closing.join();
        assertThat(log.all(Stopped.class)).isEmpty();
    }

    @Test
    void aStopIsToldBehindTheGapOfWhatWasLost() throws Exception {
        MemoryLog log = new MemoryLog();
        Thread closing = closingWhileTheLogIsSlow(log);
        assertThat(closing.join(Duration.ofMillis(500))).isFalse();
        log.lose("the disk was full");
        closing.join();
        assertThat(log.all(Gap.class))
                .singleElement()
                .satisfies(gap -> assertThat(gap.changing()).isEqualTo(1));
        assertThat(log.records().getLast()).isInstanceOf(Stopped.class);
    }

    private static Thread closingWhileTheLogIsSlow(MemoryLog log) throws IOException {
        try (StubSource source = StubSource.echo()) {
            Proxy proxy = Proxy.start(Stage.plan(List.of(source.uri())), log);
            log.becomeSlow();
            try (RawClient client = new RawClient(proxy.address())) {
                client.send("PUT /i HTTP/1.1\r\nContent-Length: 0\r\n\r\n").answer();
            }
            Stage.await(() -> log.all(Recorded.class).size() == 1);
            return Thread.startVirtualThread(proxy::close);
        }
    }

    @Test
    void theLogTellsStartAndStop() {
        Stage stage = new Stage(StubSource.echo());
        stage.close();
        assertThat(stage.log.records().getFirst()).isInstanceOf(Started.class);
        assertThat(stage.log.records().getLast()).isInstanceOf(Stopped.class);
    }

    private static String request(int i) {
        String method = i % 3 == 0 ? "HEAD" : i % 3 == 1 ? "GET" : "POST";
        String body = "x".repeat(i % 3 == 2 ? i : 0);
        return "%s /%d HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, i, body.length(), body);
    }

    private static void send(RawClient client, String text) {
        try {
            client.send(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static SeenAnswer answer(Exchange exchange) {
        return requireNonNull(exchange.answer());
    }
}
