package dev.turnstone.replay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.ledger.SequenceSet.Range;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class RecentNumbersTest {
    private static final Place HERE = new Place("i", 0);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RecentNumbers recent = new RecentNumbers();

    @Test
    void tellsWhatCameUpThenOrLater() {
        recent.add(HERE, NOON.minusSeconds(1), one(1));
        recent.add(HERE, NOON, one(2));
        recent.add(HERE, NOON.plusSeconds(60), one(3));
        recent.add(new Place("i", 1), NOON, one(4));

        SequenceSet those = recent.since(HERE, NOON);
        assertThat(List.of(those.contains(1), those.contains(2), those.contains(3)))
                .containsExactly(false, true, true);
        assertThat(those.size()).isEqualTo(2);
    }

    /// Rather more than less: nobody's clock is that sure.
    @Test
    void itKnowsTheTimeToTenSeconds() {
        recent.add(HERE, NOON, one(1));

        assertThat(recent.since(HERE, NOON.plusSeconds(9)).contains(1)).isTrue();
        assertThat(recent.since(HERE, NOON.plusSeconds(10)).contains(1)).isFalse();
    }

    @Test
    void afterHoursItIsForgotten() {
        recent.add(HERE, NOON, one(1));
        recent.add(HERE, NOON.plus(Duration.ofHours(7)), one(2));

        assertThat(recent.since(HERE, Instant.EPOCH).size()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsNotTold() {
        recent.add(HERE, NOON, one(1));
        recent.forget(HERE);

        assertThat(recent.since(HERE, NOON).isEmpty()).isTrue();
    }

    private static List<Range> one(long number) {
        return List.of(new Range(number, number));
    }
}
