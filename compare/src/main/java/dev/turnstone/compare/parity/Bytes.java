package dev.turnstone.compare.parity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes that is filled again and again. One thread at a time.
final class Bytes {
    private static final int SMALLEST = 64;
    private static final int KEPT = 1 << 22;

    private byte[] array = new byte[SMALLEST];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /// Empties it; what one huge document took is given back.
    void clear() {
        length = 0;
        if (array.length > KEPT) {
            array = new byte[SMALLEST];
        }
    }

    void append(byte value) {
        reserve(1);
        array[length++] = value;
    }

    void append(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, array, length, count);
        length += count;
    }

    /// Appends one code point as UTF-8; a lone surrogate keeps its number, so that no two ids
    /// become one.
    void appendCodePoint(int point) {
        if (point < 0x80) {
            append((byte) point);
        } else if (point < 0x800) {
            append((byte) (0xC0 | point >> 6));
            append(tail(point));
        } else if (point < 0x10000) {
            append((byte) (0xE0 | point >> 12));
            append(tail(point >> 6));
            append(tail(point));
        } else {
            append((byte) (0xF0 | point >> 18));
            append(tail(point >> 12));
            append(tail(point >> 6));
            append(tail(point));
        }
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    String text() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }

    boolean is(byte[] expected) {
        return Arrays.equals(array, 0, length, expected, 0, expected.length);
    }

    private static byte tail(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, growth()));
        }
    }

    private int growth() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, array.length * 2L);
    }
}
