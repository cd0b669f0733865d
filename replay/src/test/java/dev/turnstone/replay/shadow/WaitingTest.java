package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.shadow.Waiting.Going;
import dev.turnstone.replay.traffic.Captured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Threads that take on what may go after what they had.
final class WaitingTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BRIEFLY = Duration.ofMillis(1);

    private final List<Exchange> all = new ArrayList<>();
    private final Set<Exchange> underWay = new HashSet<>();
    private final Set<Exchange> answered = new HashSet<>();
    private final ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoeverTakesOnEachGoesOnceInItsClientsOrderAndNoReadBeforeItsWrites(long seed)
            throws InterruptedException {
        var random = new SplittableRandom(seed);
        int most = 1 + random.nextInt(8);
        var waiting = new Waiting(most, () -> Instant.MAX);
        int left = 600;
        while (left > 0 || !waiting.isCalm()) {
            List<Carrier> due = new ArrayList<>();
            for (int some = random.nextInt(40); some > 0 && left > 0; some--) {
                due.add(carrier(600 - left--, random));
            }
            synchronized (all) {
                due.forEach(carrier -> all.add(carrier.exchange()));
            }
            waiting.add(due);
            waiting.ready().forEach(going -> start(waiting, going, most));
            waiting.rest(BRIEFLY);
        }
        waiting.end();

        assertThat(wrong).as("seed %s", seed).isEmpty();
        assertThat(answered).as("seed %s", seed).hasSize(600);
        assertThat(waiting.sent()).as("seed %s", seed).isEqualTo(600);
    }

    @Test
    void atItsEndNothingGoesAndWhatIsUnderWayIsWaitedFor() throws InterruptedException {
        var waiting = new Waiting(1, () -> Instant.MAX);
        var random = new SplittableRandom(0);
        waiting.add(List.of(carrier(1, random), carrier(2, random)));
        Going first = waiting.ready().getFirst();
        Thread ending =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        waiting.end();
                                    } catch (InterruptedException | RuntimeException e) {
                                        wrong.add(e);
                                    }
                                });

        while (ending.getState() != Thread.State.WAITING && ending.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(ending.isAlive()).isTrue();
        assertThat(waiting.answered(first.item())).isEmpty();
        assertThat(ending.join(Duration.ofMinutes(1))).isTrue();
        assertThat(wrong).isEmpty();
        assertThat(waiting.ready()).isEmpty();
    }

    /// The one that broke will never say that its request has ended.
    @Test
    void whoBreaksIsNotWaitedFor() {
        var waiting = new Waiting(4, () -> Instant.MAX);
        waiting.add(List.of(carrier(1, new SplittableRandom(0))));
        assertThat(waiting.ready()).hasSize(1);
        waiting.broke(new StackOverflowError("deep"));

        assertThatThrownBy(() -> waiting.rest(BRIEFLY)).hasMessageContaining("deep");
        assertThatThrownBy(waiting::end).hasMessageContaining("deep");
    }

    private void start(Waiting waiting, Going going, int most) {
        Thread.ofVirtual().start(() -> run(waiting, going, most));
    }

    private void run(Waiting waiting, Going first, int most) {
        try {
            List<Going> going = List.of(first);
            while (!going.isEmpty()) {
                going.subList(1, going.size()).forEach(other -> start(waiting, other, most));
                Exchange exchange = going.getFirst().carrier().exchange();
                begin(exchange, most);
                end(exchange);
                going = waiting.answered(going.getFirst().item());
            }
        } catch (RuntimeException | Error e) {
            wrong.add(e);
            waiting.broke(e);
        }
    }

    private void begin(Exchange exchange, int most) {
        synchronized (all) {
            assertThat(underWay).hasSizeLessThan(most);
            assertThat(answered).doesNotContain(exchange);
            for (Exchange other : all) {
                boolean before =
                        other.connection() == exchange.connection()
                                && other.number() < exchange.number();
                boolean seen =
                        isWrite(other)
                                && !isWrite(exchange)
                                && !acknowledged(other).isAfter(exchange.begun());
                if (before || seen && other.number() < exchange.number()) {
                    assertThat(answered).contains(other);
                }
            }
            underWay.add(exchange);
        }
    }

    private void end(Exchange exchange) {
        synchronized (all) {
            underWay.remove(exchange);
            answered.add(exchange);
        }
    }

    private static boolean isWrite(Exchange exchange) {
        return exchange.request().method().equals("PUT");
    }

    private static Instant acknowledged(Exchange exchange) {
        SeenAnswer answer = exchange.answer();
        return answer == null ? exchange.begun() : exchange.begun().plus(answer.took());
    }

    private static Carrier carrier(int number, SplittableRandom random) {
        String method = random.nextInt(3) == 0 ? "PUT" : "GET";
        var exchange =
                new Exchange(
                        "p",
                        random.nextInt(12),
                        number,
                        THEN.plusMillis(2L * number),
                        new SeenRequest(method, "/i/_doc/1", List.of(), Payload.NONE),
                        new SeenAnswer(
                                200,
                                List.of(),
                                Payload.NONE,
                                Duration.ofMillis(random.nextInt(20))),
                        Exchange.Ending.ANSWERED);
        return Carrier.of(new Captured(new Captured.Entry.Seen(exchange), () -> {}), exchange);
    }
}
