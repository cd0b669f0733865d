package dev.turnstone.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.Samples;
import dev.turnstone.log.record.Side;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Payload;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What every traffic log keeps, whatever it is made of.
public abstract class LogContract {
    protected static final Duration LONG = Duration.ofSeconds(60);

    protected abstract TrafficLogWriter writer();

    protected abstract TrafficLogReader reader(String consumer);

    @Test
    void whatIsDurableIsReadInTheOrderOfItsLane() {
        List<String> written = new ArrayList<>();
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            for (int i = 0; i < 3000; i++) {
                long lane = i % 7;
                written.add(lane + ":" + i);
                offer(writer, lane, lane + ":" + i, receipts);
            }
            receipts.await(3000, LONG);
            assertThat(receipts.lost()).isEmpty();
        }
        List<String> read = read("a", 3000);
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
        for (String lane : List.of("0:", "3:", "6:")) {
            assertThat(read.stream().filter(each -> each.startsWith(lane)))
                    .containsExactlyElementsOf(
                            written.stream().filter(each -> each.startsWith(lane)).toList());
        }
    }

    @Test
    void aConsumerGoesOnBehindWhatItCommittedAndOthersHaveTheirOwnPlace() {
        write(0, 100);
        try (TrafficLogReader reader = reader("a")) {
            for (int i = 0; i < 10; i++) {
                Logged logged = reader.next(LONG).orElseThrow();
                reader.commit(logged.position());
            }
            assertThat(reader.next(LONG)).as("read, not committed").isPresent();
            await(() -> reader.lag() == 90);
        }
        assertThat(read("a", 90)).isEqualTo(texts(10, 90));
        assertThat(read("b", 100)).isEqualTo(texts(0, 100));
    }

    @Test
    void aTailIsReadWhileItIsWritten() {
        try (TrafficLogWriter writer = writer();
                TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofMillis(50))).isEmpty();
            for (String text : List.of("one", "two")) {
                offer(writer, 0, text, new Receipts());
                assertThat(reader.next(LONG).map(LogContract::text)).contains(text);
            }
            assertThat(reader.next(Duration.ofMillis(50))).isEmpty();
        }
    }

    @Test
    void closingMakesWhatWasTakenDurable() {
        Receipts receipts = new Receipts();
        try (TrafficLogWriter writer = writer()) {
            for (int i = 0; i < 500; i++) {
                offer(writer, 0, "r" + i, receipts);
            }
        }
        assertThat(receipts.count()).isEqualTo(500);
        assertThat(read("a", 500)).isEqualTo(texts(0, 500));
    }

    @Test
    void afterClosingNothingIsTaken() {
        TrafficLogWriter writer = writer();
        writer.close();
        assertThat(writer.offer(record("late"), new Receipts())).isEqualTo(Offer.FAILED);
    }

    @Test
    void aPieceOfTheLargestSizeFits() {
        String large = "x".repeat(RecordEncoder.PIECE_BYTES + 100_000);
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            offer(writer, 5, large, receipts);
            receipts.await(1, LONG);
            assertThat(receipts.lost()).isEmpty();
        }
        assertThat(read("a", 1)).containsExactly(large);
    }

    @Test
    void exchangesThatAreNotDoneComeAgainAndLongOnesWhole() {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            offer(writer, 3, Samples.opened(3, 1, false, ""), receipts);
            offer(writer, 3, Samples.chunk(3, 1, Side.REQUEST, 0, false, "a long "), receipts);
            for (int i = 0; i < 20; i++) {
                offer(writer, 4, Samples.exchange(4, i, "short", "{}"), receipts);
            }
            offer(writer, 3, Samples.chunk(3, 1, Side.REQUEST, 1, true, "one"), receipts);
            Payload long10 = new Payload(Body.EMPTY, 10, null);
            offer(
                    writer,
                    3,
                    Samples.recorded(3, 1, long10, null, Ending.UNANSWERED, 2, 0),
                    receipts);
            receipts.await(24, LONG);
        }
        List<Tracked> told = new ArrayList<>();
        try (Exchanges exchanges = exchanges()) {
            collect(exchanges, told, 21);
            told.stream().filter(each -> exchange(each).connection() == 4).forEach(Tracked::done);
        }
        List<Tracked> again = new ArrayList<>();
        try (Exchanges exchanges = exchanges()) {
            while (again.stream().noneMatch(each -> exchange(each).connection() == 3)) {
                collect(exchanges, again, again.size() + 1);
            }
            again.forEach(Tracked::done);
        }
        Exchange whole =
                again.stream()
                        .map(LogContract::exchange)
                        .filter(each -> each.connection() == 3)
                        .findFirst()
                        .orElseThrow();
        assertThat(whole.request().body().bytes().text()).isEqualTo("a long one");
        try (TrafficLogReader reader = reader("a")) {
            assertThat(reader.next(Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Test
    void whatIsForAllIsSeen() {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            assertThat(writer.offerToAll(record("started"), receipts)).isEqualTo(Offer.TAKEN);
            receipts.await(1, LONG);
            assertThat(receipts.lost()).isEmpty();
        }
        assertThat(read("a", 1)).containsExactly("started");
    }

    protected Exchanges exchanges() {
        return new Exchanges(reader("a"), AssemblySettings.DEFAULT, InstantSource.system());
    }

    protected static void collect(Exchanges exchanges, List<Tracked> told, int until) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (told.size() < until && System.nanoTime() < deadline) {
            exchanges.next(Duration.ofSeconds(1)).ifPresent(told::add);
        }
        assertThat(told).hasSize(until);
    }

    private static Exchange exchange(Tracked tracked) {
        return ((Recorded) tracked.told()).exchange();
    }

    /// Lane 0, `r` and the number.
    protected void write(int from, int count) {
        try (TrafficLogWriter writer = writer()) {
            Receipts receipts = new Receipts();
            texts(from, count).forEach(text -> offer(writer, 0, text, receipts));
            receipts.await(count, LONG);
            assertThat(receipts.lost()).isEmpty();
        }
    }

    protected static List<String> texts(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> "r" + i).toList();
    }

    /// So many records, committed.
    protected List<String> read(String consumer, int count) {
        List<String> read = new ArrayList<>();
        try (TrafficLogReader reader = reader(consumer)) {
            while (read.size() < count) {
                Optional<Logged> next = reader.next(LONG);
                assertThat(next).as("after " + read.size()).isPresent();
                read.add(text(next.get()));
                if (read.size() == count || read.size() % 100 == 0) {
                    reader.commit(next.get().position());
                }
            }
        }
        return read;
    }

    protected static String text(Logged logged) {
        return logged.bytes().text();
    }

    protected static List<ByteBuffer> record(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        return List.of(
                ByteBuffer.wrap(bytes, 0, half), ByteBuffer.wrap(bytes, half, bytes.length - half));
    }

    protected static void offer(
            TrafficLogWriter writer, long lane, String text, TrafficLogWriter.Receipt receipt) {
        await(() -> writer.offer(lane, record(text), receipt) == Offer.TAKEN);
    }

    private static void offer(
            TrafficLogWriter writer, long lane, TrafficRecord record, Receipts receipt) {
        await(() -> writer.offer(lane, RecordEncoder.encode(record), receipt) == Offer.TAKEN);
    }

    protected static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }
}
