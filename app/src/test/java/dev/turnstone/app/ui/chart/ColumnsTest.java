package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ColumnsTest {
    private static final int WIDTH = 97;

    @Test
    void everyPointInViewIsWithinItsColumn() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Points points = walk(random, 1 + random.nextInt(3_000), 0);
            double low = random.nextDouble() * points.last();
            Scale scale =
                    new Scale(low, low + 1 + random.nextDouble() * points.last(), 40, 40 + WIDTH);
            Columns columns = new Columns();

            columns.fill(points, scale, WIDTH, Double.MAX_VALUE);

            for (int i = 0; i < points.size(); i++) {
                int column = (int) Math.floor(scale.at(points.x(i)) - 40);
                if (column >= 0 && column < WIDTH) {
                    assertThat(points.y(i))
                            .as("seed " + seed)
                            .isBetween(columns.low(column), columns.high(column));
                }
            }
        }
    }

    @Test
    void aLineHasNoHolesAndNothingBeyondItsPoints() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Points points = walk(random, 2 + random.nextInt(60), 0);
            Columns columns = new Columns();

            columns.fill(points, whole(points), WIDTH, Double.MAX_VALUE);

            Extent all = new Extent();
            all.add(columns);
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            for (int i = 0; i < points.size(); i++) {
                least = Math.min(least, points.y(i));
                most = Math.max(most, points.y(i));
            }
            for (int i = 0; i < WIDTH; i++) {
                assertThat(columns.isEmpty(i)).as("seed " + seed + " column " + i).isFalse();
                assertThat(columns.low(i)).isGreaterThanOrEqualTo(least - 1e-6);
                assertThat(columns.high(i)).isLessThanOrEqualTo(most + 1e-6);
            }
            for (int i = 1; i < WIDTH; i++) {
                assertThat(Math.max(columns.low(i), columns.low(i - 1)))
                        .as("seed " + seed + ": neighbours touch")
                        .isLessThanOrEqualTo(Math.min(columns.high(i), columns.high(i - 1)) + 1e-6);
            }
        }
    }

    @Test
    void aGapStaysEmptyWhetherMarkedOrTooWide() {
        Points marked =
                Points.of(new double[] {0, 10, 20, 90, 100}, new double[] {1, 1, Double.NaN, 1, 1});
        Points wide = Points.of(new double[] {0, 10, 90, 100}, new double[] {1, 1, 1, 1});
        Scale scale = new Scale(0, 100, 0, 100);
        Columns columns = new Columns();

        columns.fill(marked, scale, 100, Double.MAX_VALUE);
        assertThat(columns.isEmpty(50)).isTrue();
        assertThat(columns.isEmpty(95)).isFalse();

        columns.fill(wide, scale, 100, 20);
        assertThat(columns.isEmpty(50)).isTrue();
        assertThat(columns.low(5)).isEqualTo(1, within(1e-9));
    }

    @Test
    void aLonePointIsSeen() {
        Columns columns = new Columns();

        columns.fill(
                Points.of(new double[] {50}, new double[] {7}),
                new Scale(0, 100, 0, 100),
                100,
                Double.MAX_VALUE);

        assertThat(columns.low(50)).isEqualTo(7);
        assertThat(columns.isEmpty(49)).isTrue();
    }

    private static Scale whole(Points points) {
        return new Scale(points.first(), points.last() + 1e-9, 40, 40 + WIDTH);
    }

    private static Points walk(Random random, int size, double start) {
        double[] xs = new double[size];
        double[] ys = new double[size];
        double x = start;
        double y = 0;
        for (int i = 0; i < size; i++) {
            x += 0.5 + random.nextDouble() * 10;
            y += random.nextGaussian();
            xs[i] = x;
            ys[i] = y;
        }
        return Points.of(xs, ys);
    }
}
