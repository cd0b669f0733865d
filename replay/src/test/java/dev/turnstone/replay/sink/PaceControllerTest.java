package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/// Drives the controller against a simulated target in simulated time.
final class PaceControllerTest {
    private static final PaceLimits LIMITS = PaceLimits.defaults();

    /// A target whose rate grows with bytes under way up to its capacity, and that rejects beyond a
    /// limit.
    private static final class SimulatedTarget {
        final Random random;
        double capacity = 100e6;
        int mostBulks = 100;
        long now;
        int rejections;

        SimulatedTarget(long seed) {
            random = new Random(seed);
        }

        double rate(Pace pace) {
            double underWay = pace.concurrency() * (double) pace.bulkBytes();
            return capacity * underWay / (underWay + 6e6);
        }

        void run(PaceController controller, int bulks) {
            for (int i = 0; i < bulks; i++) {
                Pace pace = controller.pace();
                double noise = 0.99 + random.nextDouble() * 0.02;
                double seconds = pace.bulkBytes() / (rate(pace) * noise);
                now += (long) (seconds * 1e9);
                if (pace.concurrency() > mostBulks) {
                    rejections++;
                    controller.rejected(now);
                } else {
                    controller.answered(
                            now, pace.bulkBytes(), (long) (seconds * 1e9 * pace.concurrency()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itClimbsWhileTheTargetGains(long seed) {
        var target = new SimulatedTarget(seed);
        var controller = new PaceController(LIMITS);
        double atStart = target.rate(controller.pace());
        target.run(controller, 3_000);
        assertThat(target.rate(controller.pace())).as("seed %d", seed).isGreaterThan(atStart * 1.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itGivesWayWhenTheTargetRejectsAndSeldomTriesAgain(long seed) {
        var target = new SimulatedTarget(seed);
        target.mostBulks = 3;
        var controller = new PaceController(LIMITS);
        target.run(controller, 3_000);
        assertThat(controller.pace().concurrency()).as("seed %d", seed).isLessThanOrEqualTo(4);
        assertThat(target.rejections).as("seed %d", seed).isBetween(1, 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itRecoversAfterTheTargetWasBusy(long seed) {
        var target = new SimulatedTarget(seed);
        var controller = new PaceController(LIMITS);
        target.run(controller, 500);
        target.mostBulks = 0;
        target.run(controller, 50);
        assertThat(controller.pace().concurrency()).isEqualTo(1);
        target.mostBulks = 100;
        target.run(controller, 5_000);
        assertThat(controller.pace().concurrency()).as("seed %d", seed).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bulksGetSmallerWhenAnswersTakeTooLong(long seed) {
        var target = new SimulatedTarget(seed);
        target.capacity = 500e3;
        var controller = new PaceController(LIMITS);
        target.run(controller, 200);
        assertThat(controller.pace().bulkBytes())
                .as("seed %d", seed)
                .isLessThan(LIMITS.start().bulkBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itNeverLeavesItsLimits(long seed) {
        var random = new Random(seed);
        var controller = new PaceController(LIMITS);
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(1_000_000_000);
            if (random.nextInt(10) == 0) {
                controller.rejected(now);
            } else {
                controller.answered(
                        now, random.nextInt(16 << 20), random.nextLong(20_000_000_000L));
            }
            Pace pace = controller.pace();
            assertThat(pace.concurrency())
                    .isBetween(LIMITS.least().concurrency(), LIMITS.most().concurrency());
            assertThat(pace.bulkBytes())
                    .isBetween(LIMITS.least().bulkBytes(), LIMITS.most().bulkBytes());
        }
    }
}
