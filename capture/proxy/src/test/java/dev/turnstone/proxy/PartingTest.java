package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.SeenAnswer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// How connections end: one side goes, falls silent, or has said all.
class PartingTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void anAnswerThatEndsWithTheConnectionIsWhole() throws IOException {
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send("HTTP/1.0 200 OK\r\n\r\nto the end");
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send(GET);
            assertThat(client.rest()).isEqualTo("HTTP/1.0 200 OK\r\n\r\nto the end");
            Exchange exchange = stage.exchanges(1).getFirst().exchange();
            assertThat(exchange.ending()).isEqualTo(Ending.ANSWERED);
            assertThat(answer(exchange).body().bytes().text()).isEqualTo("to the end");
        }
    }

    @Test
    void aSourceThatDiesLeavesTheExchangeUnanswered() throws IOException {
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                        });
        try (Stage stage = new Stage(source);
                RawClient client = stage.client()) {
            client.send(GET);
            assertThat(client.rest()).endsWith("abc");
            Exchange exchange = stage.exchanges(1).getFirst().exchange();
            assertThat(exchange.ending()).isEqualTo(Ending.UNANSWERED);
            assertThat(exchange.answer()).isNull();
        }
    }

    @Test
    void aChangeIsRecordedAsUnansweredAtOnceWhenClientAndSourceAreGone() throws Exception {
        PassageLimits patient = limits(PassageLimits.DEFAULT.head(), Duration.ofHours(1));
        assertThat(endingOfAChangeWhoseClientLeft(plan -> plan.withLimits(patient), _ -> {}))
                .isEqualTo(Ending.UNANSWERED);
    }

    @Test
    void aClientThatHasSentAllMayStillRead() throws IOException {
        try (Stage stage = new Stage(StubSource.echo());
                RawClient client = stage.client()) {
            client.send(GET + GET).end();
            assertThat(client.rest()).endsWith("GET /a HTTP/1.1");
            stage.exchanges(2);
        }
    }

    @Test
    void theAnswerToAChangeIsAwaitedThoughTheClientHasGone() throws Exception {
        StubSource.Behaviour answers =
                connection -> {
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    connection.head();
                };
        assertThat(endingOfAChangeWhoseClientLeft(plan -> plan, answers))
                .isEqualTo(Ending.ANSWERED);
    }

    /// The source goes on as told once nobody is connected any more.
    private static Ending endingOfAChangeWhoseClientLeft(
            UnaryOperator<ProxyPlan> changes, StubSource.Behaviour then) throws IOException {
        var gone = new CountDownLatch(1);
        StubSource source =
                StubSource.that(
                        connection -> {
                            connection.head();
                            await(gone);
                            then.serve(connection);
                        });
        try (Stage stage = new Stage(source, changes)) {
            try (RawClient client = stage.client()) {
                client.send("DELETE /i/_doc/1 HTTP/1.1\r\n\r\n");
                Stage.await(() -> stage.proxy.state().inFlight() == 1);
                client.socket.setSoLinger(true, 0);
            }
            Stage.await(() -> stage.proxy.state().connections() == 0);
            gone.countDown();
            return stage.exchanges(1).getFirst().exchange().ending();
        }
    }

    @Test
    void aSlowHeadIsGivenUp() throws IOException {
        PassageLimits hasty = limits(Duration.ofMillis(1_500), PassageLimits.DEFAULT.linger());
        var answered = new CountDownLatch(1);
        try (Stage stage = new Stage(StubSource.echo(), plan -> plan.withLimits(hasty));
                RawClient client = stage.client()) {
            client.send("GET / HTTP/1.1\r\nX-Slow: ");
            Thread.startVirtualThread(() -> drip(client, answered));
            assertThat(client.answer()).startsWith("HTTP/1.1 408");
            answered.countDown();
            assertThat(stage.exchanges(1).getFirst().exchange().ending())
                    .isEqualTo(Ending.REFUSED_BY_PROXY);
        }
    }

    private static void drip(RawClient client, CountDownLatch answered) {
        try {
            while (!answered.await(100, TimeUnit.MILLISECONDS)) {
                client.send("y");
            }
        } catch (IOException | InterruptedException e) {
            // refused: what the test is about
        }
    }

    private static PassageLimits limits(Duration head, Duration linger) {
        PassageLimits usual = PassageLimits.DEFAULT;
        return new PassageLimits(
                usual.largestRequestHead(),
                usual.largestAnswerHead(),
                usual.mostPipelined(),
                head,
                usual.stall(),
                usual.hold(),
                linger,
                usual.connect());
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static SeenAnswer answer(Exchange exchange) {
        return requireNonNull(exchange.answer());
    }
}
