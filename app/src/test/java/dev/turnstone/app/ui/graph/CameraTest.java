package dev.turnstone.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;

class CameraTest {
    @Test
    void zoomingKeepsThePlaceUnderThePointerAndStaysWithinBounds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Camera camera = Camera.START;
        for (int i = 0; i < 500; i++) {
            double x = random.nextDouble() * 1200;
            double y = random.nextDouble() * 800;
            double there = camera.drawingX(x);

            camera = camera.zoomed(0.5 + random.nextDouble(), x, y);

            assertThat(camera.drawingX(x))
                    .as("seed " + seed)
                    .isCloseTo(there, within(1e-6 * (1 + Math.abs(there))));
            assertThat(camera.zoom()).isBetween(Camera.LEAST, Camera.MOST);
        }
    }

    @Test
    void fitShowsEverything() {
        Drawing drawing = new Drawing(Map.of(), List.of(), 4_000, 900, false);

        Camera camera = Camera.fit(drawing, 1_000, 700);

        assertThat(camera.viewX(0)).isGreaterThanOrEqualTo(-1e-9);
        assertThat(camera.viewX(4_000)).isLessThanOrEqualTo(1_000 + 1e-9);
        assertThat(camera.viewY(450)).isCloseTo(350, within(1e-6));
        assertThat(Camera.fit(new Drawing(Map.of(), List.of(), 10, 10, false), 1_000, 700).zoom())
                .isEqualTo(1);
    }

    @Test
    void aNodeOutOfViewIsBroughtIntoIt() {
        Camera camera = Camera.START.showing(new Drawing.Box(2_000, -300, 200, 50), 800, 600, 20);

        assertThat(camera.viewX(2_200)).isEqualTo(780);
        assertThat(camera.viewY(-300)).isEqualTo(20);
    }
}
