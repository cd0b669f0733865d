package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.shadow.Order.Item;
import dev.turnstone.replay.shadow.Order.Lane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// In virtual time.
final class OrderTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aSearchWaitsForTheWriteThatWasAcknowledgedBeforeIt() {
        Order order = new Order(8);
        Item write = item(1, 1, true, 0, 5);
        Item search = item(2, 2, false, 6, 7);
        order.add(write);
        order.add(search);

        assertThat(order.ready(Instant.MAX)).containsExactly(write);
        assertThat(order.ready(Instant.MAX)).isEmpty();
        order.answered(write);
        assertThat(order.ready(Instant.MAX)).containsExactly(search);
    }

    @Test
    void aSearchDoesNotWaitForAWriteThatWasAcknowledgedAfterItBegan() {
        Order order = new Order(8);
        Item write = item(1, 1, true, 0, 9);
        Item search = item(2, 2, false, 6, 7);
        order.add(write);
        order.add(search);

        assertThat(order.ready(Instant.MAX)).containsExactly(write, search);
    }

    @Test
    void aSearchWaitsUntilTheReplayIsThere() {
        Order order = new Order(8);
        Item search = item(1, 1, false, 6, 7);
        order.add(search);

        assertThat(order.ready(THEN.plusMillis(5))).isEmpty();
        assertThat(order.ready(THEN.plusMillis(6))).containsExactly(search);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverComesEverythingGoesOnceInItsClientsOrderAndNoReadBeforeItsWrites(long seed) {
        var random = new SplittableRandom(seed);
        int most = 1 + random.nextInt(6);
        Order order = new Order(most);
        List<Item> all = new ArrayList<>();
        List<Item> underWay = new ArrayList<>();
        List<Item> gone = new ArrayList<>();
        Set<Item> answered = new HashSet<>();
        int added = 0;
        int replayed = 0;
        while (answered.size() < 300) {
            if (added < 300 && random.nextInt(3) > 0) {
                int begun = added * 2;
                Item item =
                        item(
                                added++,
                                random.nextInt(5),
                                random.nextInt(3) == 0,
                                begun,
                                begun + random.nextInt(9));
                all.add(item);
                order.add(item);
            }
            replayed += random.nextInt(4);
            Instant upTo = THEN.plusMillis(replayed);
            for (Item item : order.ready(upTo)) {
                if (!item.write()) {
                    assertThat(item.begun()).as("seed %s", seed).isBeforeOrEqualTo(upTo);
                    assertThat(all)
                            .as("seed %s, %s", seed, item)
                            .noneMatch(
                                    other ->
                                            other.write()
                                                    && !answered.contains(other)
                                                    && !other.acknowledged().isAfter(item.begun()));
                }
                underWay.add(item);
                gone.add(item);
            }
            assertThat(underWay).as("seed %s", seed).hasSizeLessThanOrEqualTo(most);
            assertThat(underWay.stream().map(Item::lane))
                    .as("seed %s", seed)
                    .doesNotHaveDuplicates();
            if (!underWay.isEmpty() && random.nextBoolean()) {
                Item item = underWay.remove(random.nextInt(underWay.size()));
                order.answered(item);
                answered.add(item);
            }
        }
        assertThat(gone).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(all);
        for (int lane = 0; lane < 5; lane++) {
            Lane one = new Lane("p", lane);
            assertThat(gone.stream().filter(item -> item.lane().equals(one)).map(Item::number))
                    .as("seed %s", seed)
                    .isSorted();
        }
    }

    private static Item item(long number, long lane, boolean write, int begun, int acknowledged) {
        return new Item(
                number,
                new Lane("p", lane),
                write,
                THEN.plusMillis(begun),
                THEN.plusMillis(acknowledged));
    }
}
