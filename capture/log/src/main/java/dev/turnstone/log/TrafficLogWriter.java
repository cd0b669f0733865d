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

    /// Never blocks; any thread. What is in the buffers is copied before this returns; the receipt
    /// is called on the log's own thread. Records of one lane keep their order and reach the same
    /// worker: a proxy gives each connection a lane.
    Offer offer(long lane, List<ByteBuffer> record, Receipt receipt);

    /// The same for a record that every worker is to see, behind what was taken before it. Readers
    /// may see it more than once.
    Offer offerToAll(List<ByteBuffer> record, Receipt receipt);

    /// The same for a record whose order does not matter.
    default Offer offer(List<ByteBuffer> record, Receipt receipt) {
        return offer(0, record, receipt);
    }

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
