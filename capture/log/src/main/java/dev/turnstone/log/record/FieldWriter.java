package dev.turnstone.log.record;

import dev.turnstone.model.Body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes a record's fields, each as number, length and value. Long bodies are put between what was
/// written, not copied. Serves one record after the other. One thread.
final class FieldWriter {
    private static final int USUAL = 1 << 10;
    private static final int LARGEST_KEPT = 32 << 10;

    /// What is shorter is copied faster than passed on by itself.
    private static final int SHORT = 4 << 10;

    private final List<ByteBuffer> done = new ArrayList<>(5);
    private byte[] bytes = new byte[USUAL];
    private ByteBuffer all = ByteBuffer.wrap(bytes);
    private int from;
    private int end;

    /// Begins a record; nothing may look at the one before any more.
    FieldWriter begin(int kind, byte[] prefix) {
        done.clear();
        from = 0;
        end = 0;
        if (bytes.length > LARGEST_KEPT) {
            use(new byte[USUAL]);
        }
        bytes[end++] = Field.VERSION;
        bytes[end++] = (byte) kind;
        put(prefix);
        return this;
    }

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

    FieldWriter headers(int field, HeaderLines lines) {
        lines.tell(new Headers(field));
        return this;
    }

    FieldWriter pieces(int field, List<ByteBuffer> pieces, long length) {
        if (length > 0) {
            bytes(field, length);
            boolean isLong = length > SHORT;
            if (isLong) {
                cut();
            }
            for (ByteBuffer piece : pieces) {
                if (isLong) {
                    done.add(piece.duplicate());
                } else {
                    copy(piece);
                }
            }
        }
        return this;
    }

    /// There until the next record begins.
    List<ByteBuffer> record() {
        if (done.isEmpty()) {
            done.add(all.limit(end).position(0));
        } else {
            cut();
        }
        return done;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, end);
    }

    private void copy(ByteBuffer piece) {
        int length = piece.remaining();
        ensure(length);
        piece.get(piece.position(), bytes, end, length);
        end += length;
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
        put(more, 0, more.length);
    }

    private void put(byte[] more, int at, int length) {
        ensure(length);
        System.arraycopy(more, at, bytes, end, length);
        end += length;
    }

    /// Grows by a fresh array: buffers that were cut off keep the old one.
    private void ensure(int more) {
        if (bytes.length - end < more) {
            use(Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more)));
        }
    }

    private void use(byte[] room) {
        bytes = room;
        all = ByteBuffer.wrap(room);
    }

    /// Each line is one field: the length of its name, the name, the value.
    private final class Headers implements HeaderLines.Taker {
        private final int field;

        Headers(int field) {
            this.field = field;
        }

        @Override
        public void line(String name, String value) {
            byte[] first = name.getBytes(StandardCharsets.UTF_8);
            byte[] second = value.getBytes(StandardCharsets.UTF_8);
            begin(first.length, second.length);
            put(first);
            put(second);
        }

        /// ASCII is the same in both encodings, so it is copied as it stands.
        @Override
        public void line(byte[] from, int name, int nameEnd, int value, int valueEnd) {
            if (isAscii(from, name, nameEnd) && isAscii(from, value, valueEnd)) {
                begin(nameEnd - name, valueEnd - value);
                put(from, name, nameEnd - name);
                put(from, value, valueEnd - value);
            } else {
                line(text(from, name, nameEnd), text(from, value, valueEnd));
            }
        }

        @Override
        public void lines(RepeatedLines lines) {
            put(lines.encoded(field));
        }

        private void begin(int name, int value) {
            bytes(field, (long) sizeOf(name) + name + value);
            varint(name);
        }

        private static boolean isAscii(byte[] bytes, int from, int to) {
            int seen = 0;
            for (int i = from; i < to; i++) {
                seen |= bytes[i];
            }
            return seen >= 0;
        }

        private static String text(byte[] bytes, int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
