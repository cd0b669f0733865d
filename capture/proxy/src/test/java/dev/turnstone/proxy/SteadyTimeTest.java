package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class SteadyTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.9Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final SteadyTime time = new SteadyTime(clock::get);

    @Test
    void readingsAreAsFarApartAsTheCounterSays() {
        long reading = System.nanoTime();
        Instant first = time.at(reading);
        assertThat(time.at(reading + 250_000_000)).isEqualTo(first.plusMillis(250));
        assertThat(time.at(reading - 250_000_000))
                .as("taken before the comparison")
                .isEqualTo(first.minusMillis(250));
    }

    @Test
    void aClockThatWasSetIsFollowed() {
        Instant set = NOON.minus(Duration.ofHours(1));
        clock.set(set);
        long later = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        assertThat(time.at(later)).isBetween(set, set.plusSeconds(2));
    }
}
