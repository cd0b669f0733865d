package dev.turnstone.log.kafka;

import dev.turnstone.log.TrafficLogWriter.Receipt;

import java.nio.ByteBuffer;
import java.util.List;

/// A record that was taken and is not packed yet. `partition` is [#TO_ALL] for one that goes to
/// each of them.
record Waiting(int partition, List<ByteBuffer> parts, int length, Receipt receipt) {
    static final int TO_ALL = -1;

    static Waiting of(int partition, List<ByteBuffer> parts, Receipt receipt) {
        long sum = 0;
        for (ByteBuffer part : parts) {
            sum += part.remaining();
        }
        return new Waiting(partition, parts, Math.toIntExact(sum), receipt);
    }
}
