package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.ShardRouting;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class SteadinessTest {
    private static final Instant LOOK = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant MADE = LOOK.minusSeconds(99_999);

    private final Set<String> former = new HashSet<>();
    private final Steadiness steadiness = new Steadiness(former::contains);

    @Test
    void whatNeverChangedIsSureForAllTimes() {
        IndexFact fact = saw("u", 1, LOOK);

        assertThat(steadiness.isSetSame(fact, at(LOOK.minusSeconds(9_999)))).isTrue();
    }

    @Test
    void whatChangedOnceIsSureOnlyForWhatBeganAfterWeSawIt() {
        IndexFact fact = saw("u", 2, LOOK);
        saw("u", 2, LOOK.plusSeconds(100));

        assertThat(steadiness.isSetSame(fact, at(LOOK.plusSeconds(5)))).isFalse();
        assertThat(steadiness.isSetSame(fact, at(LOOK.plusSeconds(11)))).isTrue();
        assertThat(steadiness.isNamedSame(fact, at(LOOK))).isTrue();
    }

    @Test
    void anotherChangeMakesItUnsureAgain() {
        saw("u", 2, LOOK);
        IndexFact fact = saw("u", 3, LOOK.plusSeconds(100));

        assertThat(steadiness.isSetSame(fact, at(LOOK.plusSeconds(50)))).isFalse();
    }

    @Test
    void anotherIndexOfTheNameIsNotTheSame() {
        saw("u", 1, LOOK);
        IndexFact fact = saw("v", 1, LOOK.plusSeconds(100));

        assertThat(steadiness.isSame(fact, at(LOOK.plusSeconds(105)))).isFalse();
        assertThat(steadiness.isSame(fact, at(LOOK.plusSeconds(111)))).isTrue();
    }

    @Test
    void whatWasAnsweredBeforeTheIndexWasMadeWasSaidOfAnother() {
        IndexFact fact = saw("u", 1, LOOK);

        assertThat(steadiness.isSame(fact, at(MADE.minusMillis(1)))).isFalse();
        assertThat(steadiness.isSetSame(fact, at(MADE.minusMillis(1)))).isFalse();
        assertThat(steadiness.isNamedSame(fact, at(MADE.minusMillis(1)))).isFalse();
        assertThat(steadiness.isSame(fact, new Span(MADE.minusSeconds(1), MADE)))
                .as("the write that made it")
                .isTrue();
    }

    @Test
    void clocksAreNotTakenAtTheirWordWhereAnEarlierIndexIsKnownOf() {
        IndexFact fact = saw("u", 1, LOOK);
        former.add("i");

        assertThat(steadiness.isSame(fact, at(MADE.plusSeconds(9)))).isFalse();
        assertThat(steadiness.isSame(fact, at(MADE.plusSeconds(11)))).isTrue();
    }

    private static Span at(Instant time) {
        return new Span(time, time);
    }

    private IndexFact saw(String uuid, long settings, Instant at) {
        var fact =
                new IndexFact("i", uuid, MADE, ShardRouting.of(1, 1), false, settings, 1, Set.of());
        steadiness.saw(new Facts(Map.of("i", fact), Map.of()), at);
        return fact;
    }
}
