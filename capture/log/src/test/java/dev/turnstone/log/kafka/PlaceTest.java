package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PlaceTest {
    @Test
    void placesGrowAndEachFollowsTheOneBefore() {
        List<Long> places = new ArrayList<>();
        int[] counts = {1, 3, 1, 65_536, 2};
        for (int message = 0; message < counts.length; message++) {
            for (int i = 0; i < counts[message]; i++) {
                places.add(Place.of(message, i, counts[message]));
            }
        }
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i)).isGreaterThan(places.get(i - 1));
            assertThat(Place.follows(places.get(i - 1), places.get(i))).isTrue();
        }
        assertThat(Place.follows(Place.of(1, 0, 3), Place.of(2, 0, 1))).isFalse();
        assertThat(Place.follows(Place.of(1, 2, 3), Place.of(3, 0, 1))).isFalse();
        assertThat(Place.follows(Place.of(1, 2, 3), Place.of(2, 1, 3))).isFalse();
        assertThat(Place.follows(Place.of(1, 0, 4), Place.of(1, 2, 4))).isFalse();
    }

    @Test
    void aGroupGoesOnBehindTheRecordThatWasDoneLast() {
        assertThat(goesOn(Place.of(7, 0, 3))).isEqualTo("7 1");
        assertThat(goesOn(Place.of(7, 1, 3))).isEqualTo("7 2");
        assertThat(goesOn(Place.of(7, 2, 3))).isEqualTo("8 0");
        assertThat(goesOn(Place.of(7, 0, 3) - 1)).as("before its first").isEqualTo("7 0");
        assertThat(goesOn(Place.of(7, 2, 3) - 1)).as("before its last").isEqualTo("7 65535");
        assertThat(goesOn(Place.of(0, 0, 1) - 1)).as("before its only").isEqualTo("0 65535");
        assertThat(Commits.place(new OffsetAndMetadata(7, "of another tool")))
                .isEqualTo(Place.start(7, 0));
        assertThat(Commits.place(new OffsetAndMetadata(7, "99999"))).isLessThan(Place.start(8, 0));
    }

    @Test
    void theRestOfAMessageIsCounted() {
        Held held = new Held(1, Place.start(7, 0), 10);
        assertThat(held.lag(2)).as("three messages, none of them fetched").isEqualTo(6);
        assertThat(held.fetched(7, 3)).isZero();
        assertThat(held.fetched(8, 1)).isZero();
        assertThat(held.lag(2)).isEqualTo(3 + 1 + 2);
        held.commit(Place.of(7, 1, 3));
        assertThat(held.lag(2)).isEqualTo(1 + 1 + 2);
        assertThat(held.takeCommit()).isEqualTo(Place.start(7, 2));
        held.commit(Place.of(7, 0, 3));
        assertThat(held.lag(2)).as("an older place changes nothing").isEqualTo(4);
        assertThat(held.takeCommit()).isEqualTo(-1);
        held.commit(Place.of(7, 2, 3));
        assertThat(held.takeCommit()).isEqualTo(Place.start(8, 0));
        held.commit(Place.of(8, 0, 1));
        assertThat(held.fetched(9, 5)).isZero();
        held.commit(Place.of(9, 4, 5));
        assertThat(held.takeCommit()).isEqualTo(Place.start(10, 0));
        assertThat(held.lag(2)).isZero();
    }

    @Test
    void whatTheGroupIsDoneWithIsNotCountedAgain() {
        Held held = new Held(1, Place.start(7, 2), 8);
        assertThat(held.fetched(7, 3)).isEqualTo(2);
        assertThat(held.lag(1)).isEqualTo(1);
        held.commit(Place.of(7, 2, 3));
        assertThat(held.lag(1)).isZero();
    }

    @Test
    void theLastOfAMessageIsNeverTakenForDone() {
        for (int count : new int[] {1, 2, 3, 65_536}) {
            Held held = new Held(1, Place.start(7, 0), 8);
            held.fetched(7, count);
            held.commit(Place.of(7, count - 1, count) - 1);
            assertThat(held.lag(1)).isEqualTo(1);
            Held later = new Held(2, Commits.place(Commits.of(held.takeCommit())), 8);
            assertThat(later.fetched(7, count)).isEqualTo(count - 1);
            assertThat(later.lag(1)).isEqualTo(1);
        }
    }

    private static String goesOn(long done) {
        long place = Commits.place(Commits.of(done + 1));
        return Place.message(place) + " " + Place.index(place);
    }
}
