package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// JSON that is written into one buffer, again and again, without a check that it is any. One
/// thread.
final class JsonBytes {
    private static final int USUAL = 4 << 10;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_NUMBER = 20;
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;
    private static final byte[] HEXADECIMAL = ascii("0123456789abcdef");

    /// What stands behind the backslash, 0 for what stands for itself, `u` for what has no short
    /// form.
    private static final byte[] ESCAPES = escapes();

    private final Seconds seconds = new Seconds();
    private final Headers headers = new Headers();
    private byte[] buffer = new byte[USUAL];
    private int length;

    /// Signs that are JSON as they are: brackets, names, commas.
    // Copies the signs as they stand in the text; what replaces it makes an array of its own.
    @SuppressWarnings("deprecation")
    JsonBytes raw(String ascii) {
        int count = ascii.length();
        reserve(count);
        ascii.getBytes(0, count, buffer, length);
        length += count;
        return this;
    }

    JsonBytes number(long value) {
        if (value == Long.MIN_VALUE) {
            return raw(Long.toString(value));
        }
        reserve(LONGEST_NUMBER);
        if (value < 0) {
            buffer[length++] = '-';
        }
        int digits = 1;
        for (long left = value / 10; left != 0; left /= 10) {
            digits++;
        }
        digits(Math.abs(value), digits);
        return this;
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
                return escaped(text.getBytes(StandardCharsets.UTF_8));
            }
            buffer[at++] = (byte) sign;
        }
        buffer[at++] = '"';
        length = at;
        return this;
    }

    /// As [Instant#toString()] writes it.
    JsonBytes instant(Instant time) {
        raw("\"").raw(seconds.text(time.getEpochSecond()));
        int nanos = time.getNano();
        if (nanos != 0) {
            int digits = nanos % MILLION == 0 ? 3 : nanos % THOUSAND == 0 ? 6 : 9;
            reserve(digits + 1);
            buffer[length++] = '.';
            int unit = digits == 3 ? MILLION : digits == 6 ? THOUSAND : 1;
            digits(nanos / unit, digits);
        }
        return raw("Z\"");
    }

    /// As a pair of texts.
    JsonBytes header(Header header) {
        byte[] known = headers.find(header);
        if (known == null) {
            int begin = length;
            raw("[").text(header.name()).raw(",").text(header.value()).raw("]");
            headers.keep(header, Arrays.copyOfRange(buffer, begin, length));
            return this;
        }
        reserve(known.length);
        System.arraycopy(known, 0, buffer, length, known.length);
        length += known.length;
        return this;
    }

    /// What was written so far; good until more is.
    ByteBuffer view() {
        return ByteBuffer.wrap(buffer, 0, length);
    }

    /// Begins anew in the same buffer; an unusually large one is not held on to.
    JsonBytes clear() {
        length = 0;
        if (buffer.length > LARGEST_KEPT) {
            buffer = new byte[USUAL];
        }
        return this;
    }

    private void digits(long value, int count) {
        long left = value;
        for (int at = length + count - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += count;
    }

    private JsonBytes escaped(byte[] utf8) {
        reserve(LONGEST_ESCAPE * utf8.length + 2);
        buffer[length++] = '"';
        for (byte sign : utf8) {
            byte escape = sign < 0 ? 0 : ESCAPES[sign];
            if (escape == 0) {
                buffer[length++] = sign;
                continue;
            }
            buffer[length++] = '\\';
            buffer[length++] = escape;
            if (escape == 'u') {
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEXADECIMAL[sign >> 4];
                buffer[length++] = HEXADECIMAL[sign & 15];
            }
        }
        buffer[length++] = '"';
        return this;
    }

    /// Enough for so many more.
    private void reserve(int more) {
        int needed = Math.addExact(length, more);
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

    /// Seconds as texts, which take long to make: those that come again are remembered, for those
    /// of the capture and those of today take turns.
    private static final class Seconds {
        private static final int KEPT = 16;

        private final long[] known = new long[KEPT];
        private final String[] texts = new String[KEPT];

        Seconds() {
            Arrays.fill(known, Long.MIN_VALUE);
            Arrays.fill(texts, "");
        }

        /// Without what stands behind the second.
        String text(long second) {
            int at = (int) (second & KEPT - 1);
            if (known[at] != second) {
                String whole = Instant.ofEpochSecond(second).toString();
                texts[at] = whole.substring(0, whole.length() - 1);
                known[at] = second;
            }
            return texts[at];
        }
    }

    /// Headers as they were written: those who read them give the same one again and again.
    private static final class Headers {
        private static final int KEPT = 256;
        private static final int LONGEST = 256;

        private final Header[] known = new Header[KEPT];
        private final byte[][] written = new byte[KEPT][];

        Headers() {
            Arrays.fill(known, new Header("", ""));
        }

        byte @Nullable [] find(Header header) {
            int place = place(header);
            return isSame(known[place], header) ? written[place] : null;
        }

        void keep(Header header, byte[] json) {
            if (json.length <= LONGEST) {
                known[place(header)] = header;
                written[place(header)] = json;
            }
        }

        @SuppressWarnings("ReferenceEquality") // to compare the texts would cost as much again
        private static boolean isSame(Header one, Header other) {
            return one == other;
        }

        private static int place(Header header) {
            return header.hashCode() & KEPT - 1;
        }
    }
}
