package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON that is written into one buffer, without a check that it is any. One thread.
final class JsonBytes {
    private static final int USUAL = 4 << 10;
    private static final int LONGEST_ESCAPE = 6;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final byte[] HEXADECIMAL = ascii("0123456789abcdef");

    /// What stands behind the backslash, 0 for what stands for itself, `u` for what has no short
    /// form.
    private static final byte[] ESCAPES = escapes();

    private byte[] buffer = new byte[USUAL];
    private int length;

    /// Signs that are JSON as they are: brackets, names, commas.
    JsonBytes raw(String ascii) {
        int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    JsonBytes number(long value) {
        return raw(Long.toString(value));
    }

    JsonBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(bytes, 0, bytes.length);
    }

    /// Bytes that are UTF-8.
    JsonBytes text(Body utf8) {
        return text(utf8.array(), utf8.offset(), utf8.length());
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /// What needs no escape is copied in one go.
    private JsonBytes text(byte[] bytes, int offset, int count) {
        reserve(count + 2);
        buffer[length++] = '"';
        int end = offset + count;
        int copied = offset;
        int at = offset;
        while (at < end) {
            if (end - at >= Long.BYTES && isPlain((long) LONGS.get(bytes, at))) {
                at += Long.BYTES;
                continue;
            }
            for (int stop = Math.min(end, at + Long.BYTES); at < stop; at++) {
                byte escape = bytes[at] < 0 ? 0 : ESCAPES[bytes[at]];
                if (escape != 0) {
                    copy(bytes, copied, at);
                    escaped(bytes[at], escape, end - at);
                    copied = at + 1;
                }
            }
        }
        copy(bytes, copied, end);
        buffer[length++] = '"';
        return this;
    }

    private void copy(byte[] bytes, int from, int to) {
        System.arraycopy(bytes, from, buffer, length, to - from);
        length += to - from;
    }

    /// Whether none of eight bytes needs an escape; false where it only might.
    private static boolean isPlain(long word) {
        long low = word - SPACES & ~word & HIGHS;
        return (low | zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES)) == 0;
    }

    private static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }

    private void escaped(byte sign, byte escape, int left) {
        reserve(LONGEST_ESCAPE + left);
        buffer[length++] = '\\';
        buffer[length++] = escape;
        if (escape == 'u') {
            buffer[length++] = '0';
            buffer[length++] = '0';
            buffer[length++] = HEXADECIMAL[sign >> 4];
            buffer[length++] = HEXADECIMAL[sign & 15];
        }
    }

    /// Enough for so many more, and the quote behind them.
    private void reserve(int more) {
        int needed = Math.addExact(length, more + 1);
        if (needed > buffer.length) {
            buffer =
                    Arrays.copyOf(
                            buffer, Math.max(needed, (int) Math.min(2L * buffer.length, 1L << 30)));
        }
    }

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\f'] = 'f';
        escapes['\n'] = 'n';
        escapes['\r'] = 'r';
        escapes['\t'] = 't';
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
