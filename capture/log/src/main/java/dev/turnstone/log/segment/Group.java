package dev.turnstone.log.segment;

import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;

/// Records that become one block: they are copied to where they are written from as they come, each
/// behind its length, with room for the block's header before them. Guarded by whoever holds it.
final class Group {
    private final Arena arena = Arena.ofShared();
    private final ByteBuffer bytes;
    private final ArrayDeque<Receipt> receipts = new ArrayDeque<>();
    private int count;
    private long length;

    private Group(int rawBytes) {
        bytes = arena.allocate((long) BlockHeader.LENGTH + rawBytes).asByteBuffer();
        bytes.position(BlockHeader.LENGTH);
    }

    /// With room for so many bytes; null where there is no memory for it.
    static @Nullable Group of(int rawBytes) {
        try {
            return new Group(rawBytes);
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    boolean hasRoom(int recordLength) {
        return bytes.remaining() >= RecordBytes.taken(recordLength);
    }

    void add(List<ByteBuffer> record, int recordLength, Receipt receipt) {
        RecordBytes.put(bytes, record, recordLength);
        receipts.add(receipt);
        count++;
        length += recordLength;
    }

    /// How many records there are.
    int count() {
        return count;
    }

    /// The bytes of the records alone.
    long length() {
        return length;
    }

    /// The block as far as it is known: room for the header, then the records.
    ByteBuffer block() {
        return bytes.duplicate().flip();
    }

    /// One who was not told yet what became of a record; null once all were.
    @Nullable Receipt pollReceipt() {
        return receipts.poll();
    }

    /// To be filled anew.
    void clear() {
        bytes.clear().position(BlockHeader.LENGTH);
        receipts.clear();
        count = 0;
        length = 0;
    }

    boolean isOfSize(int rawBytes) {
        return bytes.capacity() == BlockHeader.LENGTH + rawBytes;
    }

    /// Gives its memory back; nothing may be done with it any more.
    void free() {
        arena.close();
    }
}
