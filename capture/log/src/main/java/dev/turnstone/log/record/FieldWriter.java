package dev.turnstone.log.record;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes a record's fields, each as number, length and value. Bodies are put between what was
/// written, not copied. One thread.
final class FieldWriter {
    private final List<ByteBuffer> done = new ArrayList<>(5);
    private byte[] bytes = new byte[1 << 10];
    private int from;
    private int end;

    FieldWriter(int kind, byte[] prefix) {
        bytes[end++] = Field.VERSION;
        bytes[end++] = (byte) kind;
        put(prefix);
    }

    FieldWriter() {}

    static ByteBuffer buffer(Body body) {
        return ByteBuffer.wrap(body.array(), body.offset(), body.length());
    }

    FieldWriter number(int field, long value) {
        bytes(field, sizeOf(value));
        varint(value);
        return this;
    }

    FieldWriter text(int field, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        bytes(field, text.length);
        put(text);
        return this;
    }

    FieldWriter instant(int field, Instant value) {
        bytes(field, Long.BYTES + Integer.BYTES);
        ensure(Long.BYTES + Integer.BYTES);
        ByteBuffer.wrap(bytes, end, Long.BYTES + Integer.BYTES)
                .putLong(value.getEpochSecond())
                .putInt(value.getNano());
        end += Long.BYTES + Integer.BYTES;
        return this;
    }

    FieldWriter headers(int field, List<Header> headers) {
        for (Header header : headers) {
            byte[] name = header.name().getBytes(StandardCharsets.UTF_8);
            byte[] value = header.value().getBytes(StandardCharsets.UTF_8);
            bytes(field, sizeOf(name.length) + name.length + value.length);
            varint(name.length);
            put(name);
            put(value);
        }
        return this;
    }

    FieldWriter pieces(int field, List<ByteBuffer> pieces, long length) {
        if (length > 0) {
            bytes(field, length);
            cut();
            for (ByteBuffer piece : pieces) {
                done.add(piece.duplicate());
            }
        }
        return this;
    }

    List<ByteBuffer> record() {
        cut();
        return done;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, end);
    }

    private void cut() {
        if (end > from) {
            done.add(ByteBuffer.wrap(bytes, from, end - from));
            from = end;
        }
    }

    private void bytes(int field, long length) {
        varint(field);
        varint(length);
    }

    private void varint(long value) {
        ensure(10);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[end++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[end++] = (byte) left;
    }

    private static int sizeOf(long value) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    }

    private void put(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
    }

    /// Grows by a fresh array: buffers that were cut off keep the old one.
    private void ensure(int more) {
        if (bytes.length - end < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
        }
    }
}
