package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

class TicksTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void numbersAreRoundAndShort() {
        assertThat(labels(Ticks.of(Unit.NUMBER, 0, 10_500, 6)))
                .containsExactly("0", "2k", "4k", "6k", "8k", "10k");
        assertThat(labels(Ticks.of(Unit.PER_SECOND, 0, 1, 5)))
                .containsExactly("0/s", "0.2/s", "0.4/s", "0.6/s", "0.8/s", "1/s");
    }

    @Test
    void bytesAreRoundInTheirOwnBase() {
        assertThat(labels(Ticks.of(Unit.BYTES, 0, 1024 * 1024, 4)))
                .containsExactly("0 B", "0.25 MiB", "0.5 MiB", "0.75 MiB", "1 MiB");
        assertThat(labels(Ticks.of(Unit.BYTES_PER_SECOND, 0, 4096, 4)))
                .containsExactly("0 B/s", "1 KiB/s", "2 KiB/s", "3 KiB/s", "4 KiB/s");
    }

    @Test
    void ticksAreWithinBoundsEvenApartAndToldApart() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double low =
                    random.nextBoolean()
                            ? 0
                            : random.nextGaussian() * Math.pow(10, random.nextInt(9));
            double high = low + Math.pow(10, random.nextInt(10) - 2) * (0.1 + random.nextDouble());
            int most = 2 + random.nextInt(10);
            Unit unit = List.of(Unit.values()).get(random.nextInt(Unit.values().length));

            List<Tick> ticks = Ticks.of(unit, low, high, most);

            String told = "seed " + seed + ": " + unit + " " + low + ".." + high + " " + ticks;
            double span = high - low;
            assertThat(ticks).as(told).hasSizeLessThanOrEqualTo(most + 1);
            assertThat(ticks)
                    .as(told)
                    .allMatch(
                            t -> t.value() >= low - span * 1e-6 && t.value() <= high + span * 1e-6);
            boolean exact = span > Math.max(Math.abs(low), Math.abs(high)) * 1e-4;
            for (int k = 2; exact && k < ticks.size(); k++) {
                double one = ticks.get(k).value() - ticks.get(k - 1).value();
                double other = ticks.get(k - 1).value() - ticks.get(k - 2).value();
                assertThat(Math.abs(one - other)).as(told).isLessThan(span * 1e-6);
            }
            if (exact) {
                assertThat(labels(ticks)).as(told).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void timesAreRoundInTheirZoneAndANewDaySaysSo() {
        double from = Instant.parse("2026-11-20T21:10:00Z").toEpochMilli();
        double to = Instant.parse("2026-11-21T00:40:00Z").toEpochMilli();

        assertThat(labels(Ticks.time(from, to, 4, BERLIN)))
                .containsExactly("23:00", "21 Nov", "01:00");
        assertThat(Ticks.moment(from, 1_000, BERLIN)).isEqualTo("22:10:00.000");
    }

    @Test
    void timesNeverLeaveTheirBounds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double low = 1.7e12 + random.nextInt();
            double high = low + Math.pow(10, random.nextInt(11)) * (0.5 + random.nextDouble());

            List<Tick> ticks = Ticks.time(low, high, 6, BERLIN);

            assertThat(ticks)
                    .as("seed " + seed + ": " + low + ".." + high)
                    .hasSizeLessThanOrEqualTo(7)
                    .allMatch(t -> t.value() >= low && t.value() <= high);
        }
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
