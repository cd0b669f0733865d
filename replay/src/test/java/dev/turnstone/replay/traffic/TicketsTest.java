package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.captured.Numbers;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Captured.Entry;
import dev.turnstone.replay.traffic.Resolution.Told;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

final class TicketsTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Long> told = new ArrayList<>();
    private final Tickets tickets =
            new Tickets(1_000, all -> all.forEach(one -> told.add(one.numbers().seqNo())));
    private final Map<Ticket, Integer> left = new HashMap<>();
    private final Map<Ticket, Instant> begun = new HashMap<>();
    private int done;

    /// Alone or together, each is finished with the last of its parts, and not before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTicketIsFinishedOnceAllOfItIsDurable(long seed) {
        var random = new SplittableRandom(seed);
        int issued = 0;
        int taken = 0;
        while (issued < 400 || !left.isEmpty()) {
            for (int some = random.nextInt(6); some > 0 && issued < 400; some--) {
                issue(issued++, random);
            }
            settle(random);
            assertThat(tickets.openCount()).as("seed %s", seed).isEqualTo(left.size());
            assertThat(tickets.oldest())
                    .as("seed %s", seed)
                    .isEqualTo(left.keySet().stream().map(begun::get).min(Instant::compareTo));
            assertThat(told).as("seed %s", seed).hasSize(issued - left.size());
            if (random.nextBoolean()) {
                List<Ticket> finished = tickets.takeFinished();
                finished.forEach(Ticket::done);
                taken += finished.size();
                assertThat(finished).as("seed %s", seed).noneMatch(left::containsKey);
            }
        }
        List<Ticket> last = tickets.takeFinished();
        last.forEach(Ticket::done);
        assertThat(taken + last.size()).as("seed %s", seed).isEqualTo(400);
        assertThat(done).as("seed %s", seed).isEqualTo(400);
        assertThat(told).as("seed %s", seed).doesNotHaveDuplicates();
    }

    private void issue(int number, SplittableRandom random) {
        Instant at = THEN.plusMillis(number + random.nextInt(50));
        Ticket ticket = tickets.issue(new Captured(new Entry.Gap(at, at, 0, ""), () -> done++));
        ticket.tell(new Told(new Place("i", 0), "i", new Numbers(1, number)));
        int parts = random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            ticket.expect();
        }
        left.put(ticket, parts + 1);
        begun.put(ticket, at);
    }

    private void settle(SplittableRandom random) {
        List<Ticket> some = new ArrayList<>();
        for (Ticket ticket : List.copyOf(left.keySet())) {
            if (random.nextInt(4) == 0) {
                some.add(ticket);
                left.computeIfPresent(ticket, (_, parts) -> parts == 1 ? null : parts - 1);
            }
        }
        if (random.nextBoolean()) {
            tickets.settled(some);
        } else {
            some.forEach(Ticket::settled);
        }
    }
}
