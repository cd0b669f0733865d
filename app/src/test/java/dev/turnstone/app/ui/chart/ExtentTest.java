package dev.turnstone.app.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtentTest {
    @Test
    void zeroIsInViewWhereItIsNear() {
        assertThat(of(10, 100).low()).isZero();
        assertThat(of(90, 100).low()).isGreaterThan(80).isLessThan(90);
        assertThat(of(-5, 5).low()).isLessThan(-5);
    }

    @Test
    void oneValueOrNoneHasAViewToo() {
        assertThat(of(0, 0).high()).isEqualTo(1);
        assertThat(of(7, 7).high()).isGreaterThan(7);
        assertThat(of(-7, -7)).isEqualTo(new Scale(-14, 0, 100, 0));
        assertThat(new Extent().scale(100, 0)).isEqualTo(new Scale(0, 1, 100, 0));
    }

    private static Scale of(double low, double high) {
        Extent extent = new Extent();
        extent.add(low);
        extent.add(high);
        return extent.scale(100, 0);
    }
}
