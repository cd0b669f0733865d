package dev.turnstone.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.Receipts;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

final class OutboxTest {
    private final Outbox outbox = new Outbox(1_000, 4);

    @Test
    void whatDoesNotFitIsRefusedUntilSomethingIsSettled() throws InterruptedException {
        assertThat(offer(0, 600)).isTrue();
        assertThat(offer(1, 400)).isTrue();
        assertThat(offer(1, 1)).isFalse();

        Handful handful = outbox.take().orElseThrow();
        assertThat(offer(1, 1)).as("it is on its way, and still waits").isFalse();
        outbox.settled(handful, handful.parcels().getFirst());

        assertThat(offer(1, 600)).isTrue();
    }

    @Test
    void aRecordThatIsLargerThanAllOfItIsTakenAlone() {
        assertThat(offer(0, 5_000)).isTrue();
        assertThat(offer(0, 1)).isFalse();
    }

    @Test
    void whatGoesToEachPartitionCountsForEach() {
        assertThat(offer(Outbox.TO_ALL, 250)).isTrue();
        assertThat(outbox.bytes()).isEqualTo(1_000);
    }

    /// Whoever packs lets others run only while there is no hurry.
    @Test
    void itIsRoomyWhileThreeQuartersAreFree() throws InterruptedException {
        assertThat(offer(0, 200)).isTrue();
        assertThat(outbox.isRoomy()).isTrue();
        assertThat(offer(0, 50)).isTrue();
        assertThat(outbox.isRoomy()).isFalse();

        Handful handful = outbox.take().orElseThrow();
        assertThat(outbox.isRoomy()).isFalse();
        outbox.settled(handful, handful.parcels().getFirst());

        assertThat(outbox.isRoomy()).isTrue();
    }

    @Test
    void whatIsSettledEndsTheWait() throws InterruptedException {
        assertThat(offer(0, 10)).isTrue();
        Handful handful = outbox.take().orElseThrow();
        outbox.close();
        outbox.settled(handful, handful.parcels().getFirst());
        outbox.awaitSettled(Duration.ofMinutes(1));

        assertThat(outbox.take()).isEmpty();
        assertThat(outbox.age()).isZero();
        assertThat(offer(0, 1)).isFalse();
    }

    private boolean offer(int partition, int length) {
        return outbox.offer(partition, List.of(ByteBuffer.allocate(length)), new Receipts());
    }
}
