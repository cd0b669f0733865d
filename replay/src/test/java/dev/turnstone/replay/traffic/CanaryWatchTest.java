package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.log.record.ExchangeKey;
import dev.turnstone.log.record.Origin;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

final class CanaryWatchTest {
    private static final Instant SENT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Origin PROXY = new Origin("shop", 1);
    private static final CanaryMark MARK =
            new CanaryMark(PROXY, 7, 1, Duration.ofSeconds(10), SENT);

    private final AtomicReference<Instant> now = new AtomicReference<>(SENT);
    private final AtomicBoolean there = new AtomicBoolean(true);
    private final CanaryWatch watch = new CanaryWatch((_, _) -> there.get(), now::get);

    @Test
    void theTimeOfEachHopIsToldOnceItIsSeenOnTheTarget() {
        watch.marked(MARK);
        assertThat(watch.sights()).singleElement().matches(sight -> !sight.live());
        Runnable done = read(200);
        now.set(SENT.plusMillis(50));
        done.run();
        CanarySight sight = awaitArrived();
        assertThat(sight.live()).isTrue();
        assertThat(sight.sent()).isEqualTo(SENT);
        assertThat(sight.answeredMs()).isEqualTo(12);
        assertThat(sight.readMs()).isEqualTo(20);
        assertThat(sight.doneMs()).isEqualTo(50);
        assertThat(sight.seenMs()).isEqualTo(50);
    }

    @Test
    void aReplayThatStandsStillIsNotLive() {
        watch.marked(MARK);
        read(200).run();
        assertThat(awaitArrived().live()).isTrue();
        now.set(SENT.plusSeconds(36));
        assertThat(watch.sights()).singleElement().matches(sight -> !sight.live());
    }

    @Test
    void whatTheSourceRefusedOrNobodyMarkedArrivesNowhere() {
        watch.marked(MARK);
        AtomicBoolean told = new AtomicBoolean();
        Runnable done = () -> told.set(true);
        ExchangeKey other = new ExchangeKey(PROXY, 7, 2);
        assertThat(watch.read(other, exchange(2, 200), done)).isSameAs(done);
        assertThat(watch.read(MARK.key(), exchange(1, 403), done)).isSameAs(done);
    }

    @Test
    void aProxyThatEndedInOrderIsNotMissed() {
        watch.marked(MARK);
        watch.ended(PROXY);
        assertThat(watch.sights()).isEmpty();
    }

    private Runnable read(int status) {
        now.set(SENT.plusMillis(20));
        AtomicBoolean told = new AtomicBoolean();
        Runnable done = watch.read(MARK.key(), exchange(1, status), () -> told.set(true));
        return () -> {
            done.run();
            assertThat(told).isTrue();
        };
    }

    private CanarySight awaitArrived() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<CanarySight> sights = watch.sights();
        while (sights.isEmpty() || sights.getFirst().arrived() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
            sights = watch.sights();
        }
        return sights.getFirst();
    }

    private static Exchange exchange(long number, int status) {
        return new Exchange(
                "shop",
                7,
                number,
                SENT.plusMillis(2),
                new SeenRequest("PUT", "/x/_doc/canary", List.of(), payload("{}")),
                new SeenAnswer(status, List.of(), payload("{}"), Duration.ofMillis(10)),
                Ending.ANSWERED);
    }

    private static Payload payload(String text) {
        return new Payload(Body.of(text), text.length(), null);
    }
}
