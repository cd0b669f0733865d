package dev.turnstone.app.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.StepKind;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class StepNameTest {
    @Test
    void anIdIsReadIntoItsParts() {
        assertThat(StepName.of("shop/backfill/orders/prod-os", StepKind.BACKFILL))
                .isEqualTo(new StepName("shop", StepKind.BACKFILL, "orders", "prod-os"));
        assertThat(StepName.of("shop/prove/prod-os", StepKind.PROVE))
                .isEqualTo(new StepName("shop", StepKind.PROVE, "", "prod-os"));
        assertThat(StepName.of("strange", StepKind.PROVE).cluster()).isEqualTo("strange");
    }

    @Test
    void figuresAreReadable() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.duration(Duration.ofSeconds(3_725))).isEqualTo("1 h 2 min");
        assertThat(Figures.duration(Duration.ofSeconds(65))).isEqualTo("1 min 5 s");
        assertThat(Figures.share(999_999, 1_000_000)).isEqualTo("99.9 % (999,999 of 1,000,000)");
        assertThat(Figures.share(5, 5)).isEqualTo("100 % (5 of 5)");
        assertThat(Figures.share(5, 0)).isEmpty();
    }
}
