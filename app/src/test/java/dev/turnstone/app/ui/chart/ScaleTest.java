package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ScaleTest {
    @Test
    void thereAndBackIsTheSameWhateverTheBounds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double low = random.nextGaussian() * 1e6;
            Scale scale =
                    new Scale(
                            low,
                            low + 1e-3 + random.nextDouble() * 1e6,
                            400,
                            12 * random.nextInt(9));
            double value = scale.low() + random.nextDouble() * scale.span();

            assertThat(scale.value(scale.at(value)))
                    .as("seed " + seed)
                    .isCloseTo(value, within(scale.span() * 1e-6));
            double around = scale.at(value);
            assertThat(scale.zoomed(1.5, value).at(value))
                    .as("seed " + seed)
                    .isCloseTo(around, within(1e-3));
        }
    }

    @Test
    void aViewIsKeptWithinItsBounds() {
        Scale view = new Scale(5, 15, 0, 100);

        assertThat(view.within(0, 12)).isEqualTo(new Scale(2, 12, 0, 100));
        assertThat(view.within(8, 30)).isEqualTo(new Scale(8, 18, 0, 100));
        assertThat(view.within(7, 9)).isEqualTo(new Scale(7, 9, 0, 100));
    }
}
