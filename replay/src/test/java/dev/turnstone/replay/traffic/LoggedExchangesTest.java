package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.RecordEncoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.replay.traffic.Captured.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

final class LoggedExchangesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicLong nanos = new AtomicLong();
    private boolean isAway;
    private long gains;
    @TempDir private Path folder;

    @Test
    void aProxyThatBeginsAgainWithoutAnEndLeavesAGap() {
        List<Entry> told = told(started(1), started(2));

        assertThat(told).singleElement().isInstanceOf(Entry.Gap.class);
        assertThat(((Entry.Gap) told.getFirst()).changing()).isNegative();
        assertThat(((Entry.Gap) told.getFirst()).reason()).contains("shop").contains("in order");
    }

    /// Its last requests came before it died, which may be long before it is back.
    @Test
    void theGapBeginsWhenTheFormerLifeWasLastHeardOf() {
        Instant before = Instant.now();
        Instant longAfter = before.plus(Duration.ofHours(1));
        List<Entry> told =
                told(
                        started(1),
                        alive(1),
                        new TrafficRecord.Started(proxy(2), longAfter, List.of()));

        assertThat(((Entry.Gap) told.getFirst()).from()).isBetween(before, Instant.now());
        assertThat(((Entry.Gap) told.getFirst()).until()).isEqualTo(longAfter);
    }

    @Test
    void aProxyThatEndedInOrderLeavesNone() {
        assertThat(told(started(1), new TrafficRecord.Stopped(proxy(1), AT), started(2))).isEmpty();
    }

    @Test
    void aProxyThatFallsSilentLeavesAGapOnce() {
        List<Entry> told = told(started(1), alive(1));

        assertThat(told).singleElement().isInstanceOf(Entry.Gap.class);
        assertThat(((Entry.Gap) told.getFirst()).changing()).isNegative();
        assertThat(((Entry.Gap) told.getFirst()).reason()).contains("shop").contains("silent");
    }

    @Test
    void aProxyThatEndedOrBeganAgainIsNotMissed() {
        assertThat(told(started(1), alive(1), new TrafficRecord.Stopped(proxy(1), AT))).isEmpty();
        assertThat(told(started(2), alive(2), started(3))).hasSize(1);
    }

    /// One that gives no signs of life, as older ones do, may just be without traffic.
    @Test
    void aProxyThatNeverGaveASignOfLifeIsNotMissed() {
        assertThat(told(started(1))).isEmpty();
    }

    @Test
    void timeInWhichNobodyReadsIsNoSilence() {
        write(started(1), alive(1));
        assertThat(read(Duration.ofMinutes(10), 20)).isEmpty();
    }

    /// A broker is away: nobody hears anybody.
    @Test
    void timeInWhichTheLogCannotBeHeardIsNoSilence() {
        write(started(1), alive(1));
        try (LoggedExchanges log = open(SECOND)) {
            assertThat(look(log, 5)).isEmpty();
            isAway = true;
            assertThat(look(log, 600)).isEmpty();
            isAway = false;
            assertThat(look(log, 20)).isEmpty();
            assertThat(look(log, 20)).singleElement().isInstanceOf(Entry.Gap.class);
        }
    }

    @Test
    void whatTheLogGainsIsToldOn() {
        write(started(1));
        try (LoggedExchanges log = open(SECOND)) {
            assertThat(log.gains()).isZero();
            gains = 3;
            assertThat(log.gains()).isEqualTo(3);
        }
    }

    /// The reader is killed before the silence is long enough.
    @Test
    void whoGoesOnAfterAKillNoticesTheSilenceAsWell() {
        write(started(1), alive(1));
        assertThat(read(SECOND, 5)).isEmpty();
        assertThat(read(SECOND, 60)).hasSize(1);
        assertThat(read(SECOND, 60)).isEmpty();
    }

    private List<Entry> told(TrafficRecord... records) {
        write(records);
        return read(SECOND, 60);
    }

    private void write(TrafficRecord... records) {
        try (TrafficLogWriter writer = LogPlace.of(folder.toString()).writer()) {
            for (TrafficRecord record : records) {
                Offer offer = writer.offerToAll(RecordEncoder.encode(record), new Unheeded());
                assertThat(offer).isEqualTo(Offer.TAKEN);
            }
        }
    }

    /// Looks so many times, and that much time passes between them.
    private List<Entry> read(Duration between, int looks) {
        try (LoggedExchanges log = open(between)) {
            return look(log, looks);
        }
    }

    private LoggedExchanges open(Duration between) {
        return new LoggedExchanges(
                new Exchanges(
                        new Broker(LogPlace.of(folder.toString()).reader("test")),
                        AssemblySettings.DEFAULT,
                        InstantSource.system()),
                new CanaryWatch((_, _) -> true, InstantSource.system()),
                () -> nanos.addAndGet(between.toNanos()));
    }

    private static List<Entry> look(LoggedExchanges log, int looks) {
        var told = new ArrayList<Entry>();
        for (int look = 0; look < looks; look++) {
            log.next(Duration.ZERO)
                    .ifPresent(
                            captured -> {
                                told.add(captured.entry());
                                captured.done().run();
                            });
        }
        return told;
    }

    private static TrafficRecord alive(long incarnation) {
        return new TrafficRecord.Canary(proxy(incarnation), "", TrafficRecord.Canary.ALIVE, AT);
    }

    private static TrafficRecord started(long incarnation) {
        return new TrafficRecord.Started(proxy(incarnation), AT, List.of("http://127.0.0.1:9200"));
    }

    private static Origin proxy(long incarnation) {
        return new Origin("shop", incarnation);
    }

    /// A log that can be away, and of which more can come.
    private final class Broker implements TrafficLogReader {
        private final TrafficLogReader log;
        private long heard;

        Broker(TrafficLogReader log) {
            this.log = log;
        }

        @Override
        public Optional<Logged> next(Duration wait) {
            return isAway ? Optional.empty() : log.next(wait);
        }

        @Override
        public long gains() {
            return gains;
        }

        @Override
        public Duration unheard() {
            heard = isAway ? heard : nanos.get();
            return Duration.ofNanos(nanos.get() - heard);
        }

        @Override
        public void commit(LogPosition position) {
            log.commit(position);
        }

        @Override
        public long lag() {
            return log.lag();
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private record Unheeded() implements TrafficLogWriter.Receipt {
        @Override
        public void durable() {}

        @Override
        public void lost(String reason) {}
    }
}
