package dev.turnstone.log;

import java.nio.ByteBuffer;
import java.util.List;

/// Puts records one behind the other, each behind its length, as blocks and messages hold them.
public final class RecordBytes {
    private RecordBytes() {}

    /// The bytes of a record's parts.
    public static int length(List<ByteBuffer> record) {
        long length = 0;
        for (ByteBuffer part : record) {
            length += part.remaining();
        }
        return Math.toIntExact(length);
    }

    /// The same record in memory of its own, for as long as somebody needs it.
    public static List<ByteBuffer> copy(List<ByteBuffer> record) {
        ByteBuffer copy = ByteBuffer.allocate(length(record));
        record.forEach(part -> copy.put(part.duplicate()));
        return List.of(copy.flip());
    }

    /// What a record of this length takes.
    public static int taken(int length) {
        return Math.addExact(Integer.BYTES, length);
    }

    /// Copies a record of this length; where that breaks, nothing was put.
    public static void put(ByteBuffer to, List<ByteBuffer> record, int length) {
        int start = to.position();
        boolean isWhole = false;
        try {
            to.putInt(length);
            for (ByteBuffer part : record) {
                int size = part.remaining();
                to.put(to.position(), part, part.position(), size);
                to.position(to.position() + size);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                to.position(start);
            }
        }
    }
}
