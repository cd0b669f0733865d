package dev.turnstone.replay.shadow;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.model.traffic.Tuple;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Writes tuples down, each as a record of a log of its own. Any thread.
public final class TupleLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TupleLog.class);
    private static final Duration AGAIN = Duration.ofMillis(5);

    private final TrafficLogWriter log;
    private final AtomicLong durable = new AtomicLong();

    public TupleLog(TrafficLogWriter log) {
        this.log = log;
    }

    /// How many are durable.
    long durable() {
        return durable.get();
    }

    /// Waits while the log is full or failing, until `ended`: false then. `done` is called when the
    /// tuple is durable.
    boolean write(Tuple tuple, JsonBytes buffer, BooleanSupplier ended, Runnable done)
            throws InterruptedException {
        byte[] record = TupleCodec.encode(tuple, buffer);
        while (true) {
            var offer =
                    log.offer(
                            tuple.source().connection(),
                            List.of(ByteBuffer.wrap(record)),
                            new Written(durable, done));
            if (offer == TrafficLogWriter.Offer.TAKEN) {
                return true;
            }
            if (ended.getAsBoolean()) {
                return false;
            }
            Thread.sleep(AGAIN);
        }
    }

    @Override
    public void close() {
        log.close();
    }

    private record Written(AtomicLong count, Runnable done) implements TrafficLogWriter.Receipt {
        @Override
        public void durable() {
            count.incrementAndGet();
            done.run();
        }

        /// Not done: it is sent again next time.
        @Override
        public void lost(String reason) {
            LOG.warn("A tuple was not written down, and is sent again: {}", reason);
        }
    }
}
