package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class InboxTest {
    private static final Instant LOOKED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = LOOKED.plusSeconds(1);

    private final AtomicLong nanos = new AtomicLong(5);
    private final Inbox inbox = new Inbox(1 << 20, nanos::get);

    @Test
    void whatWasFetchedOfSomeStreamsSaysNothingOfAnother() {
        inbox.gained("a", 0, 0);
        inbox.fetchedBefore(LOOKED);
        assertThat(inbox.readBefore(LATER)).isEqualTo(LOOKED);
        long before = inbox.gains();
        inbox.gained("b", 0, 7);
        assertThat(inbox.gains()).isGreaterThan(before);
        assertThat(inbox.readBefore(LATER)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theLogIsHeardWhenItsStreamsTellTheirEnds() {
        inbox.gained("a", 0, 0);
        passes(Duration.ofSeconds(40));
        assertThat(inbox.unheard()).isEqualTo(Duration.ofSeconds(40));
        inbox.ends(Map.of("a", 0L));
        assertThat(inbox.unheard()).isEqualTo(Duration.ZERO);
        passes(Duration.ofSeconds(2));
        assertThat(inbox.unheard()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whoHoldsNoStreamHearsNothing() {
        passes(Duration.ofSeconds(1));
        inbox.ends(Map.of());
        assertThat(inbox.unheard()).isEqualTo(Duration.ofSeconds(1));
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
