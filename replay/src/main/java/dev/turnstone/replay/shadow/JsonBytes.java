package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON that is written into one buffer, without a check that it is any. One thread.
final class JsonBytes {
    private static final int USUAL = 4 << 10;
    private static final int LONGEST_ESCAPE = 6;
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

    private JsonBytes text(byte[] bytes, int offset, int count) {
        reserve(count + 2);
        buffer[length++] = '"';
        int end = offset + count;
        for (int at = offset; at < end; at++) {
            byte next = bytes[at];
            byte escape = next < 0 ? 0 : ESCAPES[next];
            if (escape == 0) {
                buffer[length++] = next;
            } else {
                escaped(next, escape, end - at);
            }
        }
        buffer[length++] = '"';
        return this;
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
