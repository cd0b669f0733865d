package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.RecordDecoder;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class LogFeedTest {
    private static final List<ByteBuffer> RECORD = List.of(ByteBuffer.allocate(1));

    private final Slow log = new Slow();
    private final LogFeed feed =
            new LogFeed(
                    log,
                    new RecordEncoder(new Origin("p", 1)),
                    new WhenFull.Wait(Duration.ofHours(1)),
                    InstantSource.system());

    @Test
    void whatWaitsIsMissedTooOnceARecordBeforeItWasLost() {
        assertThat(feed.offer(1, RECORD, true)).isTrue();
        makeTwoWait();
        log.lose();
        assertThat(feed.state()).isEqualTo(CaptureState.GAP);
        assertThat(feed.account().exchangesMissed()).isEqualTo(3);
        assertThat(feed.account().changesMissed()).isEqualTo(2);
        log.mood = TrafficLogWriter.Offer.TAKEN;
        feed.mend();
        assertThat(log.gaps()).singleElement().satisfies(LogFeedTest::tellsThree);
        assertThat(log.taken).hasSize(1);
    }

    @Test
    void whatWaitsIsMissedTooWhereAnotherGivesUp() {
        makeTwoWait();
        feed.missed(true, "it was too much");
        assertThat(feed.account().exchangesMissed()).isEqualTo(3);
        log.mood = TrafficLogWriter.Offer.TAKEN;
        feed.mend();
        assertThat(log.gaps()).singleElement().satisfies(LogFeedTest::tellsThree);
    }

    @Test
    void whatWaitsIsMissedTooOnceAGapBeforeItWasLost() {
        feed.missed(true, "the disk is full");
        feed.mend();
        assertThat(feed.state()).isEqualTo(CaptureState.RECORDING);
        makeTwoWait();
        log.lose();
        assertThat(feed.state()).isEqualTo(CaptureState.GAP);
        log.mood = TrafficLogWriter.Offer.TAKEN;
        feed.mend();
        assertThat(log.gaps()).singleElement().satisfies(LogFeedTest::tellsThree);
    }

    @Test
    void clientsAreWokenHoweverWaitingEnds() {
        makeTwoWait();
        assertThat(feed.mend()).isFalse();
        feed.missed(true, "the disk is full");
        assertThat(feed.mend()).isTrue();
        assertThat(feed.mend()).isFalse();
    }

    private static void tellsThree(Gap gap) {
        assertThat(gap.exchanges()).isEqualTo(3);
        assertThat(gap.changing()).isEqualTo(2);
    }

    private void makeTwoWait() {
        log.mood = TrafficLogWriter.Offer.FULL;
        assertThat(feed.offer(1, RECORD, true)).isTrue();
        assertThat(feed.offer(2, RECORD, false)).isTrue();
        assertThat(feed.state()).isEqualTo(CaptureState.WAITING);
    }

    /// A log that says later what became of what it took.
    private static final class Slow implements TrafficLogWriter {
        private final List<List<ByteBuffer>> taken = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();
        private Offer mood = Offer.TAKEN;

        @Override
        public Offer offer(long lane, List<ByteBuffer> record, Receipt receipt) {
            if (mood == Offer.TAKEN) {
                taken.add(record);
                receipts.add(receipt);
            }
            return mood;
        }

        @Override
        public Offer offerToAll(List<ByteBuffer> record, Receipt receipt) {
            return offer(0, record, receipt);
        }

        @Override
        public LogHealth health() {
            return new LogHealth.Writing(0);
        }

        @Override
        public void close() {}

        /// All that was taken and is not durable is lost.
        void lose() {
            List<Receipt> lost = List.copyOf(receipts);
            receipts.clear();
            taken.clear();
            lost.forEach(receipt -> receipt.lost("the disk broke"));
        }

        List<Gap> gaps() {
            return taken.stream()
                    .map(Slow::decoded)
                    .filter(Gap.class::isInstance)
                    .map(Gap.class::cast)
                    .toList();
        }

        private static TrafficRecord decoded(List<ByteBuffer> record) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (ByteBuffer part : record) {
                byte[] copy = new byte[part.remaining()];
                part.duplicate().get(copy);
                bytes.writeBytes(copy);
            }
            return new RecordDecoder().decode(Body.of(bytes.toByteArray()));
        }
    }
}
