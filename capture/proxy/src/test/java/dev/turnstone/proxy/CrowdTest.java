package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.proxy.loops.LoopPlan;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Many exchanges at once on one event loop, which share its memory: each is recorded with its own
/// bytes.
class CrowdTest {
    private static final long SEED = 20_261_122;
    private static final int CLIENTS = 24;
    private static final int REQUESTS = 40;
    private static final int LONGEST = 9_000;
    private static final Duration SHORT = Duration.ofNanos(200_000);
    private static final Duration LONG = Duration.ofMillis(2);

    @Test
    void eachExchangeIsRecordedWithItsOwnBodies() throws Exception {
        try (Stage stage = new Stage(answering(), plan -> plan.withLoops(new LoopPlan(1, false)))) {
            crowd(stage);
            assertRecorded(stage);
        }
    }

    @Test
    void soIsWhatHadToWaitForTheLog() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (Stage stage =
                new Stage(
                        answering(),
                        plan ->
                                Stage.when(new WhenFull.Wait(Duration.ofMinutes(1)))
                                        .apply(plan)
                                        .withLoops(new LoopPlan(1, false)))) {
            Thread moody = Thread.startVirtualThread(() -> changeMood(stage.log, over));
            crowd(stage);
            over.set(true);
            moody.join();
            stage.log.become(Offer.TAKEN);
            assertRecorded(stage);
        }
    }

    private static void assertRecorded(Stage stage) {
        List<Recorded> recorded = stage.exchanges(CLIENTS * REQUESTS);
        for (Recorded each : recorded) {
            Sizes sizes = Sizes.of(each.exchange().request().target());
            assertThat(each.exchange().request().body().bytes().text())
                    .as("what was asked by %s", sizes)
                    .isEqualTo(sizes.question());
            assertThat(each.exchange().answer())
                    .as("what was answered to %s", sizes)
                    .isNotNull()
                    .extracting(answer -> answer.body().bytes().text())
                    .isEqualTo(sizes.reply());
        }
        assertThat(stage.proxy.state().recording().exchangesMissed()).isZero();
        assertThat(stage.proxy.state().traffic().answered()).isEqualTo(CLIENTS * REQUESTS);
        assertThat(stage.proxy.state().inFlight()).isZero();
    }

    private static void crowd(Stage stage) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all =
                    IntStream.range(0, CLIENTS)
                            .<Future<?>>mapToObj(
                                    client ->
                                            clients.submit(
                                                    () -> {
                                                        ask(stage, client);
                                                        return null;
                                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private static void ask(Stage stage, int client) throws IOException {
        Random random = new Random(SEED + client);
        try (RawClient connection = stage.client()) {
            for (int i = 0; i < REQUESTS; i++) {
                Sizes sizes =
                        new Sizes(
                                client + "-" + i, random.nextInt(LONGEST), random.nextInt(LONGEST));
                byte[] request = sizes.asked();
                int cut = random.nextInt(request.length);
                connection.send(Arrays.copyOf(request, cut));
                pause(SHORT);
                connection.send(Arrays.copyOfRange(request, cut, request.length));
                assertThat(connection.answer()).endsWith("\r\n\r\n" + sizes.reply());
            }
        }
    }

    private static void changeMood(MemoryLog log, AtomicBoolean over) {
        while (!over.get()) {
            log.become(Offer.FULL);
            pause(LONG);
            log.become(Offer.TAKEN);
            pause(LONG);
        }
    }

    private static void pause(Duration how) {
        try {
            Thread.sleep(how);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Some of its answers come in two pieces.
    private static StubSource answering() {
        return StubSource.that(
                connection -> {
                    for (String head = connection.head();
                            !head.isEmpty();
                            head = connection.head()) {
                        connection.body(StubSource.length(head));
                        Sizes sizes = Sizes.of(head.split(" ", 3)[1]);
                        String answer = sizes.answered();
                        int cut = sizes.answer % 2 == 0 ? answer.length() / 2 : 0;
                        connection.send(answer.substring(0, cut));
                        pause(SHORT);
                        connection.send(answer.substring(cut));
                    }
                });
    }

    /// How long the bodies of an exchange are; each is its name again and again.
    private record Sizes(String name, int request, int answer) {
        static Sizes of(String target) {
            String[] parts = target.split("[/-]", -1);
            return new Sizes(
                    parts[2] + "-" + parts[3],
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]));
        }

        String question() {
            return body("asks", request);
        }

        String reply() {
            return body("answers", answer);
        }

        byte[] asked() {
            String asked =
                    "PUT /crowd/%s-%d-%d HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(name, request, answer, request, question());
            return asked.getBytes(StandardCharsets.ISO_8859_1);
        }

        String answered() {
            return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(answer, reply());
        }

        private String body(String what, int length) {
            String word = name + " " + what + " ";
            return word.repeat(length / word.length() + 1).substring(0, length);
        }
    }
}
