package dev.turnstone.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueBytesTest {
    @ParameterizedTest
    @CsvSource({"64, 16", "128, 16", "256, 32", "512, 64", "16384, 64"})
    void asMuchWaitsInTheHeapAsItBears(long heapMebibytes, long queueMebibytes) {
        assertThat(QueueBytes.inHeap(heapMebibytes << 20)).isEqualTo(queueMebibytes << 20);
    }

    @ParameterizedTest
    @CsvSource({"32, 16", "128, 32", "256, 64", "16384, 64"})
    void moreWaitsOutsideOfIt(long heapMebibytes, long queueMebibytes) {
        assertThat(QueueBytes.outside(heapMebibytes << 20)).isEqualTo(queueMebibytes << 20);
    }
}
