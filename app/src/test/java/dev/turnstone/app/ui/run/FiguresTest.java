package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class FiguresTest {
    @Test
    void aRangeIsToldInTheUnitOfItsLongerEnd() {
        assertThat(range(41, 64)).isEqualTo("41\u201364 s");
        assertThat(range(41, 190)).isEqualTo("1\u20134 min");
        assertThat(range(9_360, 86_400)).isEqualTo("2\u201324 h");
        assertThat(range(50, 50)).isEqualTo("50 s");
        assertThat(range(0, 0)).isEqualTo("1 s");
    }

    @Test
    void aShareIsNever100BeforeItIsAll() {
        assertThat(Figures.shareOf(1_039_999, 1_040_000)).isEqualTo("99.9 % of 1,040,000");
        assertThat(Figures.shareOf(1_040_000, 1_040_000)).isEqualTo("100 % of 1,040,000");
    }

    private static String range(long low, long high) {
        return Figures.range(Duration.ofSeconds(low), Duration.ofSeconds(high));
    }
}
