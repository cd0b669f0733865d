package dev.turnstone.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.bench.Measured;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class BenchRowTest {
    /// The machine is half as fast in the second round, and twice in the third.
    @Test
    void eachRoundIsComparedWithTheCeilingOfItsOwnTime() {
        BenchRow row =
                BenchRow.of(
                        "a", List.of(ms(200), ms(400), ms(125)), List.of(ms(100), ms(200), ms(50)));

        assertThat(row.ratioToCeiling()).isEqualTo(0.5);
        assertThat(row.rate()).isEqualTo(500);
    }

    private static Round ms(int took) {
        return new Round(new Measured(100, 0, Duration.ofMillis(took), 1, 1), 0, 0);
    }
}
