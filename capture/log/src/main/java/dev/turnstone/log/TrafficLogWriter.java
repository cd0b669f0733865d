package dev.turnstone.log;

import java.nio.ByteBuffer;
import java.util.List;

/// Takes records in order and makes them durable, without ever holding up the caller.
public interface TrafficLogWriter extends AutoCloseable {
    /// What became of an offer.
    enum Offer {
        /// Taken: the receipt will be called once.
        TAKEN,
        /// The log cannot keep up: nothing was taken, the receipt will not be called.
        FULL,
        /// The log has failed (see [#health()]): nothing was taken.
        FAILED
    }

    /// Never blocks; any thread. The buffers belong to the log until the receipt is called, on the
    /// log's own thread.
    Offer offer(List<ByteBuffer> record, Receipt receipt);

    LogHealth health();

    /// Makes what was taken durable and ends.
    @Override
    void close();

    /// Told once for each record that was taken; must not block.
    interface Receipt {
        void durable();

        void lost(String reason);
    }
}
