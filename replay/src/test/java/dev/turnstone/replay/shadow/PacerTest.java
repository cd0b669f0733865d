package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// In virtual time.
final class PacerTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private long now = 77;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 100})
    void whatWasSecondsApartGoesApartByTheFactor(double speed) {
        Pacer pacer = new Pacer(speed, 0);
        long first = send(pacer, THEN);
        long second = send(pacer, THEN.plusSeconds(30));

        assertThat(second - first).isEqualTo((long) (30 * SECOND / speed));
    }

    @Test
    void asFastAsPossibleNeverWaits() {
        Pacer pacer = new Pacer(0, 0);
        long first = send(pacer, THEN);

        assertThat(send(pacer, THEN.plusSeconds(9_999))).isEqualTo(first);
    }

    @Test
    void whatAPauseMissedIsNotMadeUpForByABurst() {
        Pacer pacer = new Pacer(1, 0);
        send(pacer, THEN);
        pacer.pause();
        assertThat(pacer.until(THEN.plusSeconds(1), now + 100 * SECOND)).isPositive();
        now += 100 * SECOND;
        pacer.resume();
        long first = send(pacer, THEN.plusSeconds(1));
        long second = send(pacer, THEN.plusSeconds(2));

        assertThat(second - first).isEqualTo(SECOND);
    }

    @Test
    void anotherSpeedCountsFromNow() {
        Pacer pacer = new Pacer(1, 0);
        send(pacer, THEN);
        send(pacer, THEN.plusSeconds(10));
        pacer.speed(10);
        long first = send(pacer, THEN.plusSeconds(11));
        long second = send(pacer, THEN.plusSeconds(21));

        assertThat(second - first).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverIsToldNothingGoesEarlyOrFasterThanTheLimit(long seed) {
        var random = new SplittableRandom(seed);
        double limit = 1 + random.nextInt(200);
        Pacer pacer = new Pacer(0.5 + random.nextInt(8), limit);
        List<Long> sent = new ArrayList<>();
        Instant captured = THEN;
        for (int i = 0; i < 500; i++) {
            captured = captured.plusMillis(random.nextInt(40));
            switch (random.nextInt(60)) {
                case 0 -> pacer.speed(random.nextInt(5));
                case 1 -> {
                    pacer.pause();
                    now += random.nextLong(3 * SECOND);
                    pacer.resume();
                }
                case 2 -> now += random.nextLong(SECOND);
                default -> {}
            }
            sent.add(send(pacer, captured));
        }
        long gap = (long) (SECOND / limit);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i)).as("seed %s", seed).isGreaterThanOrEqualTo(sent.get(i - 1));
        }
        int most = (int) limit + 2;
        for (int i = most; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - most))
                    .as("seed %s, %s a second, number %s", seed, limit, i)
                    .isGreaterThanOrEqualTo((most - 1) * gap);
        }
    }

    /// Waits as it is told to.
    private long send(Pacer pacer, Instant captured) {
        for (Duration left = pacer.until(captured, now);
                !left.isZero();
                left = pacer.until(captured, now)) {
            now += left.toNanos();
        }
        pacer.sent(now);
        return now;
    }
}
