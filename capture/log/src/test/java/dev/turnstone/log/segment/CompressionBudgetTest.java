package dev.turnstone.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CompressionBudgetTest {
    private static final int BLOCK = 1 << 20;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long CHEAP = Duration.ofMillis(2).toNanos();
    private static final long DEAR = Duration.ofMillis(200).toNanos();

    private long wall;
    private long processor;
    private final CompressionBudget budget = new CompressionBudget(() -> wall, () -> processor);

    @Test
    void whatTakesLittleOfAProcessorIsCompressed() {
        compressEachSecond(CHEAP, CHEAP);
        assertThat(budget.allows(BLOCK)).isTrue();
    }

    @Test
    void whatTakesMuchOfAProcessorIsNot() {
        compressEachSecond(DEAR, DEAR);
        assertThat(budget.allows(BLOCK)).isFalse();
    }

    /// The writer waits for a processor most of the time: compressing costs no more for that.
    @Test
    void aLoadedMachineDoesNotMakeCompressingDear() {
        compressEachSecond(DEAR, CHEAP);
        assertThat(budget.allows(BLOCK)).isTrue();
    }

    private void compressEachSecond(long onTheWall, long ofTheProcessor) {
        for (int i = 0; i < 100; i++) {
            var _ = budget.allows(BLOCK);
            budget.begin();
            wall += onTheWall;
            processor += ofTheProcessor;
            budget.end(BLOCK);
            wall += SECOND - onTheWall;
        }
    }
}
