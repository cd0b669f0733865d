package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class InboxTest {
    private static final Instant LOOKED = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = LOOKED.plusSeconds(1);

    private final Inbox inbox = new Inbox(1 << 20);

    @Test
    void whatWasFetchedOfSomeStreamsSaysNothingOfAnother() {
        inbox.gained("a", 0, 0);
        inbox.fetchedBefore(LOOKED);
        assertThat(inbox.readBefore(LATER)).isEqualTo(LOOKED);
        inbox.gained("b", 0, 7);
        assertThat(inbox.readBefore(LATER)).isEqualTo(Instant.EPOCH);
    }
}
