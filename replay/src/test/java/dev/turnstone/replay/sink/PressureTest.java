package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PressureTest {
    private static final String REASON =
            "rejected execution of coordinating operation [coordinating_and_primary_bytes=%d,"
                    + " replica_bytes=0, all_bytes=%d, coordinating_operation_bytes=%d,"
                    + " max_coordinating_and_primary_bytes=53687091]";

    @Test
    void aBulkThatIsMoreThanTheLimitNeverFits() {
        assertThat(Pressure.neverFits(REASON.formatted(0, 0, 94371914))).isTrue();
    }

    @Test
    void aBulkThatWaitsForOthersFitsLater() {
        assertThat(Pressure.neverFits(REASON.formatted(50_000_000, 50_000_000, 8_000_000)))
                .isFalse();
    }

    @Test
    void anyOtherOverloadIsWaitedFor() {
        assertThat(Pressure.neverFits("")).isFalse();
        assertThat(Pressure.neverFits("rejected execution of queue")).isFalse();
    }
}
