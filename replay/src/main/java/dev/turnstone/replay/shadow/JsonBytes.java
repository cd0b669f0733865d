package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// JSON that is written into one buffer, again and again, without a check that it is any. One
/// thread.
final class JsonBytes {
    private static final int USUAL = 4 << 10;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int LONGEST_ESCAPE = 6;
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;
    private static final int BILLION = 1_000_000_000;
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
    private @Nullable Instant second;
    private String upToSecond = "";

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

    /// Most texts are short and need no escape.
    JsonBytes text(String text) {
        int count = text.length();
        reserve(count + 2);
        int at = length;
        buffer[at++] = '"';
        for (int i = 0; i < count; i++) {
            char sign = text.charAt(i);
            if (sign >= ESCAPES.length || ESCAPES[sign] != 0) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                return text(bytes, 0, bytes.length);
            }
            buffer[at++] = (byte) sign;
        }
        buffer[at++] = '"';
        length = at;
        return this;
    }

    /// As [Instant#toString()] writes it, which takes much longer; many are of the same second.
    JsonBytes instant(Instant time) {
        if (second == null || time.getEpochSecond() != second.getEpochSecond()) {
            second = Instant.ofEpochSecond(time.getEpochSecond());
            String whole = second.toString();
            upToSecond = whole.substring(0, whole.length() - 1);
        }
        raw("\"").raw(upToSecond);
        int nanos = time.getNano();
        if (nanos != 0) {
            int digits = nanos % MILLION == 0 ? 3 : nanos % THOUSAND == 0 ? 6 : 9;
            reserve(digits + 1);
            buffer[length++] = '.';
            int unit = BILLION / 10;
            for (int digit = 0; digit < digits; digit++) {
                buffer[length++] = (byte) ('0' + nanos / unit % 10);
                unit /= 10;
            }
        }
        return raw("Z\"");
    }

    /// Bytes that are UTF-8.
    JsonBytes text(Body utf8) {
        return text(utf8.array(), utf8.offset(), utf8.length());
    }

    /// What was written so far.
    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    /// Begins anew in the same buffer; an unusually large one is not held on to.
    JsonBytes clear() {
        length = 0;
        if (buffer.length > LARGEST_KEPT) {
            buffer = new byte[USUAL];
        }
        return this;
    }

    static boolean isAscii(Body bytes) {
        int at = bytes.offset();
        int end = at + bytes.length();
        long signs = 0;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            signs |= (long) LONGS.get(bytes.array(), at);
        }
        for (; at < end; at++) {
            signs |= bytes.array()[at];
        }
        return (signs & HIGHS) == 0;
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
