package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.model.traffic.Tuple;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

final class TupleLogTest {
    private static final int MANY = 3_000;
    private static final int LARGE = 1 << 20;

    private final Records records = new Records();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whatWasHandedOverIsWrittenBeforeItCloses() throws InterruptedException {
        try (TupleLog log = TupleLog.to(records)) {
            for (int i = 0; i < MANY; i++) {
                assertThat(log.write(tuple(i, 10), () -> false, done::incrementAndGet)).isTrue();
            }
        }
        assertThat(records.connections())
                .containsExactlyElementsOf(LongStream.range(0, MANY).boxed().toList());
        assertThat(done).hasValue(MANY);
    }

    @Test
    void aLargeOneIsNotKeptWaiting() throws InterruptedException {
        try (TupleLog log = TupleLog.to(records)) {
            assertThat(log.write(tuple(7, LARGE), () -> false, done::incrementAndGet)).isTrue();
            assertThat(records.connections()).containsExactly(7L);
        }
    }

    @Test
    void whoStopsDoesNotWaitForALogWithoutRoom() throws InterruptedException {
        records.offer = TrafficLogWriter.Offer.FULL;
        int taken = 0;
        TupleLog log = TupleLog.to(records);
        try (log) {
            while (log.write(tuple(taken, 10), () -> true, done::incrementAndGet)) {
                taken++;
            }
            assertThat(log.write(tuple(taken, LARGE), () -> true, done::incrementAndGet)).isFalse();
        }
        assertThat(log.unwritten())
                .as("those that were taken, and two that were not")
                .isEqualTo(taken + 2);
        assertThat(taken).isPositive().isLessThan(MANY);
        assertThat(records.connections()).isEmpty();
        assertThat(done).hasValue(0);
    }

    @Test
    void whoEndsWaitsForWhatIsNotDurableYet() throws InterruptedException {
        try (TupleLog log = TupleLog.to(records)) {
            for (int i = 0; i < 100; i++) {
                assertThat(log.write(tuple(i, 10), () -> false, done::incrementAndGet)).isTrue();
            }
            log.await(100, Duration.ofMinutes(1));
            assertThat(done).hasValue(100);
        }
    }

    @Test
    void nobodyWaitsForALogThatFails() throws InterruptedException {
        records.offer = TrafficLogWriter.Offer.FAILED;
        TupleLog log = TupleLog.to(records);
        try (log) {
            assertThat(log.write(tuple(1, 10), () -> false, done::incrementAndGet)).isTrue();
            log.await(1, Duration.ofDays(1));
            assertThat(done).hasValue(0);
        }
        assertThat(log.unwritten()).isEqualTo(1);
    }

    @Test
    void oneThatBreaksTheLogDoesNotEndTheOthers() throws InterruptedException {
        records.breaksAt = 1;
        TupleLog log = TupleLog.to(records);
        try (log) {
            for (int i = 0; i < 3; i++) {
                assertThat(log.write(tuple(i, 10), () -> false, done::incrementAndGet)).isTrue();
            }
        }
        assertThat(log.unwritten()).isEqualTo(1);
        assertThat(records.connections()).containsExactly(0L, 2L);
        assertThat(done).hasValue(2);
    }

    private static Tuple tuple(long connection, int length) {
        SeenRequest request =
                new SeenRequest(
                        "POST",
                        "/i/_search",
                        List.of(),
                        new Payload(Body.of(new byte[length]), length, null));
        return new Tuple(
                new Exchange(
                        "p",
                        connection,
                        1,
                        Instant.EPOCH,
                        request,
                        null,
                        Exchange.Ending.UNANSWERED),
                request,
                Instant.EPOCH,
                null,
                "away");
    }

    /// A log in memory, durable at once.
    private static final class Records implements TrafficLogWriter {
        private final List<Tuple> taken = new ArrayList<>();
        private volatile Offer offer = Offer.TAKEN;
        private volatile long breaksAt = -1;

        List<Long> connections() {
            return taken.stream().map(tuple -> tuple.source().connection()).toList();
        }

        @Override
        public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
            if (lane == breaksAt) {
                throw new IllegalStateException("broken");
            }
            if (offer == Offer.TAKEN) {
                var bytes = new ByteArrayOutputStream();
                for (ByteBuffer part : record) {
                    byte[] some = new byte[part.remaining()];
                    part.duplicate().get(some);
                    bytes.writeBytes(some);
                }
                taken.add(TupleCodec.decode(Body.of(bytes.toByteArray())));
                receipt.durable();
            }
            return offer;
        }

        @Override
        public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
            return offer(0, record, receipt);
        }

        @Override
        public LogHealth health() {
            return offer == Offer.FAILED
                    ? new LogHealth.Failing("full", "free space")
                    : new LogHealth.Writing(0);
        }

        @Override
        public void close() {}
    }
}
