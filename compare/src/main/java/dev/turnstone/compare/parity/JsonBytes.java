package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads JSON from a stream in constant memory, without objects: what a scan of ids needs and no
/// more. One thread at a time.
final class JsonBytes {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int end;

    JsonBytes(InputStream in) {
        this(in, new byte[BUFFER]);
    }

    JsonBytes(InputStream in, byte[] buffer) {
        this.in = in;
        this.buffer = buffer;
    }

    /// The next byte that is no white space, left where it is.
    int peek() throws IOException {
        while (true) {
            byte next = here();
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
    }

    void expect(char wanted) throws IOException {
        int found = peek();
        if (found != wanted) {
            throw unexpected(found, "'" + wanted + "'");
        }
        at++;
    }

    /// Walks an object or array: true while another member follows, with the comma read.
    boolean more(boolean first, char close) throws IOException {
        int next = peek();
        if (next == close) {
            at++;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    /// Steps over `null`, if that is what comes.
    boolean isNull() throws IOException {
        if (peek() != 'n') {
            return false;
        }
        skip(null);
        return true;
    }

    /// A string, unescaped, as UTF-8.
    void string(Bytes into) throws IOException {
        into.clear();
        expect('"');
        while (true) {
            int from = at;
            int i = from;
            while (i < end && buffer[i] != '"' && buffer[i] != '\\') {
                i++;
            }
            into.append(buffer, from, i - from);
            at = i;
            if (i == end) {
                fill();
            } else if (buffer[at++] == '"') {
                return;
            } else {
                escape(into);
            }
        }
    }

    /// A whole number, exact over all 64 bits.
    long number() throws IOException {
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = 0;
        for (int digit = digit(); digit >= 0; digit = digit()) {
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw unexpected('0' + digit, "a number of 64 bits");
            }
            value = value * 10 - digit;
            digits++;
        }
        if (digits == 0) {
            throw unexpected(here(), "a digit");
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw unexpected('0', "a number of 64 bits");
        }
        return negative ? value : -value;
    }

    boolean bool() throws IOException {
        boolean value = peek() == 't';
        skip(null);
        return value;
    }

    /// Steps over one value of any kind; its raw bytes go to `copy` where that is given.
    void skip(@Nullable Bytes copy) throws IOException {
        int first = peek();
        if (first == '"') {
            take(copy);
            skipString(copy);
        } else if (first == '{' || first == '[') {
            skipNested(copy);
        } else {
            skipScalar(copy);
        }
    }

    private void skipNested(@Nullable Bytes copy) throws IOException {
        int depth = 0;
        do {
            int from = at;
            int i = from;
            int next = 0;
            while (i < end) {
                next = buffer[i++];
                if (next == '"' || next == '{' || next == '}' || next == '[' || next == ']') {
                    break;
                }
                next = 0;
            }
            if (copy != null) {
                copy.append(buffer, from, i - from);
            }
            at = i;
            switch (next) {
                case '"' -> skipString(copy);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> fill();
            }
        } while (depth > 0);
    }

    /// After the opening quote.
    private void skipString(@Nullable Bytes copy) throws IOException {
        while (true) {
            int from = at;
            int i = from;
            while (i < end && buffer[i] != '"' && buffer[i] != '\\') {
                i++;
            }
            if (copy != null) {
                copy.append(buffer, from, i - from);
            }
            at = i;
            if (i == end) {
                fill();
            } else if (take(copy) == '"') {
                return;
            } else {
                here();
                take(copy);
            }
        }
    }

    private void skipScalar(@Nullable Bytes copy) throws IOException {
        int length = 0;
        while (isScalar(here())) {
            take(copy);
            length++;
        }
        if (length == 0) {
            throw unexpected(here(), "a value");
        }
    }

    private static boolean isScalar(byte b) {
        return b >= '0' && b <= '9'
                || b >= 'a' && b <= 'z'
                || b == '-'
                || b == '+'
                || b == '.'
                || b == 'E';
    }

    private byte take(@Nullable Bytes copy) {
        byte taken = buffer[at++];
        if (copy != null) {
            copy.append(taken);
        }
        return taken;
    }

    private void escape(Bytes into) throws IOException {
        byte kind = here();
        at++;
        switch (kind) {
            case '"', '\\', '/' -> into.append(kind);
            case 'b' -> into.append((byte) '\b');
            case 'f' -> into.append((byte) '\f');
            case 'n' -> into.append((byte) '\n');
            case 'r' -> into.append((byte) '\r');
            case 't' -> into.append((byte) '\t');
            case 'u' -> unicode(into, hex());
            default -> throw unexpected(kind, "an escape");
        }
    }

    private void unicode(Bytes into, int unit) throws IOException {
        int high = unit;
        while (Character.isHighSurrogate((char) high) && here() == '\\') {
            at++;
            if (here() != 'u') {
                into.appendCodePoint(high);
                escape(into);
                return;
            }
            at++;
            int low = hex();
            if (Character.isLowSurrogate((char) low)) {
                into.appendCodePoint(Character.toCodePoint((char) high, (char) low));
                return;
            }
            into.appendCodePoint(high);
            high = low;
        }
        into.appendCodePoint(high);
    }

    private int hex() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(here(), 16);
            if (digit < 0) {
                throw unexpected(here(), "a hexadecimal digit");
            }
            at++;
            value = value << 4 | digit;
        }
        return value;
    }

    private int digit() throws IOException {
        byte next = here();
        if (next < '0' || next > '9') {
            return -1;
        }
        at++;
        return next - '0';
    }

    private byte here() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at];
    }

    private void fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        if (read <= 0) {
            throw new EOFException("The answer ended in the middle");
        }
        at = 0;
        end = read;
    }

    private static IOException unexpected(int found, String wanted) {
        return new IOException(
                "The answer is not what a search answers: byte "
                        + found
                        + " (expected: "
                        + wanted
                        + ")");
    }
}
