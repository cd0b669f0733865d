package dev.turnstone.replay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.ledger.SequenceSet.Range;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

final class RecentNumbersTest {
    private static final Place HERE = new Place("i", 0);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RecentNumbers recent = new RecentNumbers();

    @Test
    void tellsWhatCameUpThenOrLater() {
        recent.add(HERE, NOON.minusSeconds(1), one(1));
        recent.add(HERE, NOON, one(2));
        recent.add(HERE, NOON.plusSeconds(1), one(3));
        recent.add(new Place("i", 1), NOON, one(4));

        assertThat(recent.since(HERE, NOON)).containsExactly(new Range(2, 2), new Range(3, 3));
    }

    @Test
    void theOldestGoFirst() {
        List<Range> many =
                LongStream.range(0, 60_000).mapToObj(at -> new Range(2 * at, 2 * at)).toList();
        recent.add(HERE, NOON, one(1));
        recent.add(HERE, NOON, many);
        recent.add(HERE, NOON.plusSeconds(1), many);

        assertThat(recent.since(HERE, NOON)).hasSize(60_000);
    }

    @Test
    void whatIsForgottenIsNotTold() {
        recent.add(HERE, NOON, one(1));
        recent.forget(HERE);

        assertThat(recent.since(HERE, NOON)).isEmpty();
    }

    private static List<Range> one(long number) {
        return List.of(new Range(number, number));
    }
}
