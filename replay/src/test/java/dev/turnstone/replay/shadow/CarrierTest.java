package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Exchanges;
import dev.turnstone.replay.traffic.Captured;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

final class CarrierTest {
    private static final SeenRequest GET =
            new SeenRequest("GET", "/i/_doc/1", List.of(), Payload.NONE);

    @Test
    void anEntryIsDoneOnceWhenAllThatCameOfItIs() {
        var done = new AtomicInteger();
        Carrier first = carrier(done);
        Carrier second = first.beside(GET);
        Carrier changed = second.with(GET);

        first.done();
        assertThat(done).hasValue(0);
        changed.open().done();
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWasPassedElsewhereIsNotSentAgain() {
        Exchange read = Exchanges.answered("GET", "/i/_search", "", 200, "{}");
        assertThat(Choice.READS.takes(read)).isTrue();
        assertThat(Choice.READS.takes(Exchanges.elsewhere(read))).isFalse();
        assertThat(Choice.READS.withWrites().takes(Exchanges.elsewhere(read))).isFalse();
    }

    private static Carrier carrier(AtomicInteger done) {
        var exchange =
                new Exchange("p", 1, 1, Instant.EPOCH, GET, null, Exchange.Ending.UNANSWERED);
        return Carrier.of(
                new Captured(new Captured.Entry.Seen(exchange), done::incrementAndGet), exchange);
    }
}
