package dev.turnstone.log.kafka;

import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Records of one partition that go in one message: they are copied to where it is made as they
/// come, with room for its header before them. Guarded by whoever holds it; any thread settles it.
final class Parcel {
    /// With it a message fits into one of the producer's buffers.
    static final int PLENTY = 240 << 10;

    private static final int MOST_RECORDS = 10_000;

    private final int partition;
    private final List<Receipt> receipts = new ArrayList<>();
    private final AtomicBoolean settled = new AtomicBoolean();
    private ByteBuffer bytes;
    private long length;

    /// `room` is its own from now on, until it is packed.
    Parcel(int partition, byte[] room) {
        this.partition = partition;
        this.bytes = ByteBuffer.wrap(room).position(Pack.HEADER);
    }

    int partition() {
        return partition;
    }

    /// Whether it is to take one more record of this length; the first may have any.
    boolean takes(int recordLength) {
        return receipts.isEmpty()
                || end() + RecordBytes.taken(recordLength) <= PLENTY
                        && receipts.size() < MOST_RECORDS;
    }

    boolean hasRoom(int recordLength) {
        return bytes.remaining() >= RecordBytes.taken(recordLength);
    }

    /// Goes on in a room that is larger.
    void moveTo(byte[] larger) {
        System.arraycopy(room(), 0, larger, 0, end());
        bytes = ByteBuffer.wrap(larger).position(end());
    }

    /// Room for the header, then the records, up to [#end()].
    byte[] room() {
        return bytes.array();
    }

    int end() {
        return bytes.position();
    }

    int count() {
        return receipts.size();
    }

    /// The bytes of the records alone.
    long bytes() {
        return length;
    }

    void add(List<ByteBuffer> record, int recordLength, Receipt receipt) {
        RecordBytes.put(bytes, record, recordLength);
        receipts.add(receipt);
        length += recordLength;
    }

    /// True for the first who says what became of it.
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /// Tells each record's receipt; once.
    void tell(@Nullable String lost) {
        for (Receipt receipt : receipts) {
            if (lost == null) {
                receipt.durable();
            } else {
                receipt.lost(lost);
            }
        }
    }
}
