package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class ReadUpToTest {
    private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant SOON = BEGUN.plusSeconds(10);
    private static final Instant LATER = BEGUN.plusSeconds(20);

    private final Shared log = new Shared();
    private final ReadUpTo readUpTo = new ReadUpTo(log);

    @Test
    void whatWasReadStaysReadWhereTheLogSaysNothing() {
        readUpTo.begun(BEGUN);
        read(SOON);
        read(Instant.EPOCH);
        assertThat(readUpTo.time()).isEqualTo(SOON);
        read(LATER);
        assertThat(readUpTo.time()).isEqualTo(LATER);
    }

    @Test
    void nothingIsKnownBeforeTheReplayBegan() {
        readUpTo.begun(BEGUN);
        assertThat(readUpTo.time()).isEqualTo(BEGUN);
        read(Instant.EPOCH);
        assertThat(readUpTo.time()).isEqualTo(BEGUN);
    }

    /// A worker that died may have left a lot unread.
    @Test
    void whatIsGainedTakesBackWhatWasSaid() {
        readUpTo.begun(BEGUN);
        read(LATER);
        log.gains++;
        assertThat(readUpTo.time()).isEqualTo(BEGUN);
        read(Instant.EPOCH);
        assertThat(readUpTo.time()).isEqualTo(BEGUN);
        read(SOON);
        assertThat(readUpTo.time()).isEqualTo(SOON);
    }

    @Test
    void nothingIsSaidOfWhatIsGainedMeanwhile() {
        readUpTo.begun(BEGUN);
        log.gainsWhenAsked = true;
        read(LATER);
        assertThat(readUpTo.time()).isEqualTo(BEGUN);
    }

    private void read(Instant time) {
        log.before = time;
        readUpTo.nothingSince(Instant.MAX);
    }

    /// A log whose parts are given to others and come from them.
    private static final class Shared implements ExchangeSource {
        private Instant before = Instant.EPOCH;
        private long gains;
        private boolean gainsWhenAsked;

        @Override
        public Optional<Captured> next(Duration wait) {
            return Optional.empty();
        }

        @Override
        public Instant readBefore(Instant then) {
            gains += gainsWhenAsked ? 1 : 0;
            return before;
        }

        @Override
        public long gains() {
            return gains;
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }
}
