package dev.turnstone.documents.raw;

import dev.turnstone.model.Body;

import java.nio.charset.StandardCharsets;

/// A cursor over JSON in memory that makes nothing of what nobody asks for: values are skipped or
/// taken as slices of the very same bytes.
///
/// It checks what it steps on, not what it skips: a skipped value is only known to be balanced.
public final class RawJson {
    private final byte[] bytes;
    private final int end;
    private int at;

    public RawJson(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /// Steps into an object; then [#nextField(Names)] until it says `Names.END`.
    public void enterObject() {
        expect('{');
    }

    /// Steps into an array; then [#nextElement()] until it says false.
    public void enterArray() {
        expect('[');
    }

    /// Which of the names the next field has, `Names.OTHER`, or `Names.END` behind the object's
    /// end.
    public int nextField(Names names) {
        byte next = afterComma('}');
        if (next == '}') {
            return Names.END;
        }
        int start = at + 1;
        boolean plain = skipString();
        int name =
                plain
                        ? names.find(bytes, start, at - 1)
                        : names.find(Strings.decode(bytes, start, at - 1));
        expect(':');
        return name;
    }

    /// True where another element follows, false behind the array's end.
    public boolean nextElement() {
        return afterComma(']') != ']';
    }

    /// The text of a string, or of anything else as it is written.
    public String string() {
        byte first = peek();
        int start = at;
        if (first != '"') {
            skip();
            return new String(bytes, start, at - start, StandardCharsets.UTF_8);
        }
        boolean plain = skipString();
        return plain
                ? new String(bytes, start + 1, at - start - 2, StandardCharsets.UTF_8)
                : Strings.decode(bytes, start + 1, at - 1);
    }

    public long number() {
        peek();
        boolean negative = at < end && bytes[at] == '-';
        int start = negative ? ++at : at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = Math.addExact(Math.multiplyExact(value, 10L), bytes[at++] - '0');
        }
        if (at == start) {
            throw new MalformedJson("expected a number", at);
        }
        return negative ? -value : value;
    }

    public boolean isTrue() {
        boolean yes = peek() == 't';
        skip();
        return yes;
    }

    public boolean isObject() {
        return peek() == '{';
    }

    public boolean isNull() {
        return peek() == 'n';
    }

    /// The next value's own bytes, without the space around it.
    public Body slice() {
        peek();
        int start = at;
        skip();
        return Body.of(bytes, start, at - start);
    }

    /// Steps over the next value, whatever it is and however deep.
    public void skip() {
        byte first = peek();
        if (first == '"') {
            skipString();
        } else if (first == '{' || first == '[') {
            skipNested();
        } else {
            skipWord();
        }
    }

    /// True where nothing but space is left.
    public boolean isAtEnd() {
        skipSpace();
        return at >= end;
    }

    private void skipNested() {
        int depth = 0;
        int i = at;
        do {
            if (i >= end) {
                throw new MalformedJson("the text ends inside a value", i);
            }
            byte b = bytes[i++];
            if (b == '"') {
                at = i - 1;
                skipString();
                i = at;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
        } while (depth > 0);
        at = i;
    }

    private void skipWord() {
        int start = at;
        while (at < end && isWord(bytes[at])) {
            at++;
        }
        if (at == start) {
            throw new MalformedJson("expected a value", at);
        }
    }

    private static boolean isWord(byte b) {
        return b > ' ' && b != ',' && b != '}' && b != ']' && b != ':' && b != '"';
    }

    /// Steps over a string; true where it holds no escapes.
    private boolean skipString() {
        if (peek() != '"') {
            throw new MalformedJson("expected a string", at);
        }
        boolean plain = true;
        int i = at + 1;
        while (i < end) {
            byte b = bytes[i++];
            if (b == '"') {
                at = i;
                return plain;
            }
            if (b == '\\') {
                plain = false;
                i++;
            }
        }
        throw new MalformedJson("the text ends inside a string", end);
    }

    private byte afterComma(char closing) {
        byte next = peek();
        if (next == ',') {
            at++;
            return peek();
        }
        if (next == closing) {
            at++;
        }
        return next;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new MalformedJson("expected " + wanted, at);
        }
        at++;
    }

    private byte peek() {
        skipSpace();
        if (at >= end) {
            throw new MalformedJson("the text ends too early", at);
        }
        return bytes[at];
    }

    private void skipSpace() {
        while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }
}
