package dev.turnstone.proxy.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Reads the header lines of one head strictly, and gathers what decides where its body ends.
///
/// The bytes are known to be lines that end in CRLF, and the last line to be empty.
final class FieldLines {
    private static final byte[] CONTENT_LENGTH = "content-length".getBytes(US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding".getBytes(US_ASCII);
    private static final byte[] CONNECTION = "connection".getBytes(US_ASCII);
    private static final byte[] UPGRADE = "upgrade".getBytes(US_ASCII);
    private static final byte[] HOST = "host".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "chunked".getBytes(US_ASCII);
    private static final byte[] CLOSE = "close".getBytes(US_ASCII);
    private static final byte[] KEEP_ALIVE = "keep-alive".getBytes(US_ASCII);
    private static final long LARGEST = Long.MAX_VALUE / 10 - 1;
    private static final int UNKNOWN = -1;

    final Fields fields;
    boolean closeAsked;
    boolean keepAliveAsked;
    boolean upgradeAsked;

    private final byte[] bytes;
    private long length = UNKNOWN;
    private boolean chunked;
    private int hosts;

    FieldLines(byte[] bytes) {
        this.bytes = bytes;
        this.fields = new Fields(bytes);
    }

    /// Reads the lines from `from` to the end.
    void read(int from) throws BadMessage {
        int at = from;
        while (bytes[at] != '\r') {
            at = line(at);
        }
    }

    /// Where the body ends, or the given framing when nothing says so.
    Framing framing(Framing otherwise) throws BadMessage {
        if (chunked && length != UNKNOWN) {
            throw new BadMessage(Flaw.LENGTH_AND_CHUNKED);
        }
        if (hosts > 1) {
            throw new BadMessage(Flaw.SEVERAL_HOSTS);
        }
        if (chunked) {
            return Framing.CHUNKED;
        }
        if (length == UNKNOWN) {
            return otherwise;
        }
        return length == 0 ? Framing.NONE : new Framing.Length(length);
    }

    private int line(int from) throws BadMessage {
        if (Chars.isBlank(bytes[from])) {
            throw new BadMessage(Flaw.FOLDED_LINE);
        }
        int colon = from;
        while (Chars.isToken(bytes[colon])) {
            colon++;
        }
        if (colon == from || bytes[colon] != ':') {
            throw new BadMessage(Flaw.FIELD_NAME);
        }
        int value = colon + 1;
        while (Chars.isBlank(bytes[value])) {
            value++;
        }
        int end = value;
        while (bytes[end] != '\r') {
            end++;
        }
        int trimmed = end;
        while (trimmed > value && Chars.isBlank(bytes[trimmed - 1])) {
            trimmed--;
        }
        fields.add(from, colon, value, trimmed);
        learn(from, colon, value, trimmed);
        return end + 2;
    }

    private void learn(int name, int nameTo, int value, int valueTo) throws BadMessage {
        switch (nameTo - name) {
            case 4 -> hosts += Chars.same(bytes, name, nameTo, HOST) ? 1 : 0;
            case 7 -> upgradeAsked |= Chars.same(bytes, name, nameTo, UPGRADE);
            case 10 -> {
                if (Chars.same(bytes, name, nameTo, CONNECTION)) {
                    connection(value, valueTo);
                }
            }
            case 14 -> {
                if (Chars.same(bytes, name, nameTo, CONTENT_LENGTH)) {
                    length(value, valueTo);
                }
            }
            case 17 -> {
                if (Chars.same(bytes, name, nameTo, TRANSFER_ENCODING)) {
                    encoding(value, valueTo);
                }
            }
            default -> {}
        }
    }

    private void connection(int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != ',' && !Chars.isBlank(bytes[end])) {
                end++;
            }
            closeAsked |= Chars.same(bytes, at, end, CLOSE);
            keepAliveAsked |= Chars.same(bytes, at, end, KEEP_ALIVE);
            at = end + 1;
        }
    }

    private void length(int from, int to) throws BadMessage {
        if (length != UNKNOWN) {
            throw new BadMessage(Flaw.SEVERAL_LENGTHS);
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || value > LARGEST) {
                throw new BadMessage(Flaw.CONTENT_LENGTH);
            }
            value = value * 10 + digit;
        }
        if (from == to) {
            throw new BadMessage(Flaw.CONTENT_LENGTH);
        }
        length = value;
    }

    private void encoding(int from, int to) throws BadMessage {
        if (chunked || !Chars.same(bytes, from, to, CHUNKED)) {
            throw new BadMessage(Flaw.TRANSFER_ENCODING);
        }
        chunked = true;
    }
}
