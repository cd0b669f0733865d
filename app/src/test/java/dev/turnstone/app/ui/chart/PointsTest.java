package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void whatWasReadStaysWhenMoreIsAppended() {
        Points before = Points.NONE;
        for (int i = 0; i < 100; i++) {
            before = before.plus(i, i * 2);
        }

        Points after = before.plus(100, 1);

        assertThat(before.size()).isEqualTo(100);
        assertThat(after.size()).isEqualTo(101);
        assertThat(after.y(99)).isEqualTo(198);
        assertThat(after.newest(3).first()).isEqualTo(98);
    }

    @Test
    void timeThatRunsBackwardsIsLeftOut() {
        assertThat(Points.NONE.plus(5, 1).plus(4, 1).size()).isEqualTo(1);
        assertThatThrownBy(() -> Points.of(new double[] {2, 1}, new double[2]))
                .hasMessageContaining("never falling");
    }

    @Test
    void theNearestIsFoundOnBothSides() {
        Points points = Points.of(new double[] {0, 10, 20}, new double[3]);

        assertThat(points.nearest(-5)).isZero();
        assertThat(points.nearest(4)).isZero();
        assertThat(points.nearest(6)).isEqualTo(1);
        assertThat(points.nearest(99)).isEqualTo(2);
        assertThat(Points.NONE.nearest(1)).isEqualTo(-1);
    }
}
