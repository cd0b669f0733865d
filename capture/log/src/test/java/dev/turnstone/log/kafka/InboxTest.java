package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.log.RecordsGone;
import dev.turnstone.model.Body;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void whatWasRemovedIsToldWhereItStoodAndOnce() {
        inbox.gained("a", Place.start(2, 0), 9);
        inbox.add("a", 2, List.of(Body.of("before")));
        inbox.removed("a", 3, 7);
        inbox.add("a", 7, List.of(Body.of("behind")));
        assertThat(inbox.next(Duration.ZERO)).isPresent();
        assertThatThrownBy(() -> inbox.next(Duration.ZERO))
                .isInstanceOfSatisfying(
                        RecordsGone.class,
                        e -> {
                            assertThat(e).hasMessageStartingWith("4 messages");
                            inbox.commit(e.last());
                        });
        assertThat(inbox.takeCommits()).containsEntry("a", Place.start(7, 0));
        assertThat(inbox.next(Duration.ZERO)).isPresent();
        assertThat(inbox.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void aStreamThatEndsBeforeWhatIsWantedBeginsAnew() {
        inbox.gained("a", Place.start(100, 0), 100);
        inbox.removed("a", 100, 0);
        inbox.add("a", 0, List.of(Body.of("new")));
        assertThatThrownBy(() -> inbox.next(Duration.ZERO)).isInstanceOf(RecordsGone.class);
        inbox.commit(inbox.next(Duration.ZERO).orElseThrow().position());
        assertThat(inbox.takeCommits()).containsEntry("a", Place.start(1, 0));
    }

    @Test
    void ofAStreamThatIsLostNothingIsTold() {
        inbox.gained("a", 0, 9);
        inbox.removed("a", 0, 7);
        inbox.lost(Set.of("a"));
        assertThat(inbox.next(Duration.ZERO)).isEmpty();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
