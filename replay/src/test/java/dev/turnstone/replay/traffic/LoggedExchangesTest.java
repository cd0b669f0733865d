package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicLong;

final class LoggedExchangesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    @Test
    void aProxyThatBeginsAgainWithoutAnEndLeavesAGap() {
        List<Entry> told = told(started(1), started(2));

        assertThat(told).singleElement().isInstanceOf(Entry.Gap.class);
        assertThat(((Entry.Gap) told.getFirst()).changing()).isNegative();
        assertThat(((Entry.Gap) told.getFirst()).reason()).contains("shop").contains("in order");
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
        var told = new ArrayList<Entry>();
        var nanos = new AtomicLong();
        try (var log =
                new LoggedExchanges(
                        new Exchanges(
                                LogPlace.of(folder.toString()).reader("test"),
                                AssemblySettings.DEFAULT,
                                InstantSource.system()),
                        new CanaryWatch((_, _) -> true, InstantSource.system()),
                        () -> nanos.addAndGet(between.toNanos()))) {
            for (int look = 0; look < looks; look++) {
                log.next(Duration.ZERO)
                        .ifPresent(
                                captured -> {
                                    told.add(captured.entry());
                                    captured.done().run();
                                });
            }
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

    private record Unheeded() implements TrafficLogWriter.Receipt {
        @Override
        public void durable() {}

        @Override
        public void lost(String reason) {}
    }
}
