package dev.turnstone.proxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That every way is there, passes what it is sent and says what it recorded; not how fast.
class CaptureBenchTest {
    @Test
    void everyWayIsMeasuredAndNothingIsUnrecordedAndUnsaid() {
        List<String> told = new ArrayList<>();
        CaptureResult result =
                CaptureBench.run(
                        new CaptureSizes(
                                List.of(2),
                                Duration.ofMillis(20),
                                Duration.ofMillis(100),
                                2,
                                50,
                                CaptureSizes.Parts.ALL),
                        Optional.empty(),
                        new CaptureWatcher() {
                            @Override
                            public void warmingUp(String way) {
                                told.add(way);
                            }

                            @Override
                            public void measuring(String load, int connections, String way) {
                                told.add(load + way);
                            }
                        });
        assertThat(told).contains("pipe", "turnstone segments", "GET 1 KBdirect");
        assertThat(result.diskMbPerSecond()).isPositive();
        assertThat(result.rows())
                .allSatisfy(
                        row -> {
                            assertThat(row.requests()).as("%s", row).isPositive();
                            assertThat(row.broken()).as("%s", row).isZero();
                        });
        assertThat(result.rows().stream().filter(row -> row.name().equals("turnstone segments")))
                .hasSize(4)
                .allSatisfy(
                        row -> {
                            assertThat(row.recorded()).as("%s", row).isPositive();
                            assertThat(row.unsaid()).as("%s", row).isZero();
                            assertThat(row.ratioToCeiling()).as("%s", row).isPositive();
                        });
    }
}
