package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class WorthPackingTest {
    private static final int PACK = 200_000;
    private static final long BETWEEN = Duration.ofMillis(2).toNanos();

    private long now;
    private final WorthPacking worth = new WorthPacking(() -> now);

    @Test
    void whatSparesMoreThanItCostsIsCompressed() {
        assertThat(compressedOf(1_000, 0.5, 0.9)).isEqualTo(1_000);
    }

    @Test
    void whatCostsMoreThanItSparesIsTriedNowAndThen() {
        compressedOf(1_000, 5, 0.1);
        assertThat(compressedOf(1_000, 5, 0.1)).isBetween(20, 100);
    }

    @Test
    void otherTrafficIsNoticedWithinHalfASecond() {
        compressedOf(1_000, 5, 0.1);
        compressedOf(200, 0.5, 0.9);
        assertThat(compressedOf(100, 0.5, 0.9)).isEqualTo(100);
    }

    @Test
    void whatIsLittleIsCompressedAtAnyPrice() {
        now += Duration.ofSeconds(1).toNanos();
        compressedOf(100, 5, 0.1, Duration.ofMillis(100).toNanos());
        assertThat(compressedOf(100, 5, 0.1, Duration.ofMillis(100).toNanos())).isEqualTo(100);
    }

    private int compressedOf(int packs, double nanosPerByte, double spared) {
        return compressedOf(packs, nanosPerByte, spared, BETWEEN);
    }

    private int compressedOf(int packs, double nanosPerByte, double spared, long between) {
        int compressed = 0;
        for (int i = 0; i < packs; i++) {
            now += between;
            if (worth.allows(PACK)) {
                compressed++;
                worth.spent((long) (nanosPerByte * PACK), PACK, (long) ((1 - spared) * PACK));
            }
        }
        return compressed;
    }
}
