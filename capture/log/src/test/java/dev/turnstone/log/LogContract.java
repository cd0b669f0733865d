package dev.turnstone.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.TrafficLogWriter.Offer;
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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What every traffic log keeps, whatever it is made of.
public abstract class LogContract extends LogSteps {
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
                assertThat(reader.next(LONG).map(LogSteps::text)).contains(text);
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

    private static Exchange exchange(Tracked tracked) {
        return ((Recorded) tracked.told()).exchange();
    }

    private static void offer(
            TrafficLogWriter writer, long lane, TrafficRecord record, Receipts receipt) {
        await(() -> writer.offer(lane, RecordEncoder.encode(record), receipt) == Offer.TAKEN);
    }
}
