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
import java.util.Optional;

final class LoggedExchangesTest {
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

    private List<Entry> told(TrafficRecord... records) {
        LogPlace place = LogPlace.of(folder.toString());
        try (TrafficLogWriter writer = place.writer()) {
            for (TrafficRecord record : records) {
                Offer offer = writer.offerToAll(RecordEncoder.encode(record), new Unheeded());
                assertThat(offer).isEqualTo(Offer.TAKEN);
            }
        }
        var told = new ArrayList<Entry>();
        try (var log =
                new LoggedExchanges(
                        new Exchanges(
                                place.reader("test"),
                                AssemblySettings.DEFAULT,
                                InstantSource.system()))) {
            for (Optional<Captured> next = log.next(Duration.ofMillis(200));
                    next.isPresent();
                    next = log.next(Duration.ofMillis(200))) {
                told.add(next.get().entry());
                next.get().done().run();
            }
        }
        return told;
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
