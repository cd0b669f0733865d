package dev.turnstone.proxy.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Reads the header lines of one head strictly, and gathers what decides where its body ends.
///
/// The bytes are known to be lines that end in CRLF, and the last line to be empty. What was read
/// serves the heads that follow where their lines are the same.
final class FieldLines {
    private static final byte[] CONTENT_LENGTH = "content-length".getBytes(US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding".getBytes(US_ASCII);
    private static final byte[] CONNECTION = "connection".getBytes(US_ASCII);
    private static final byte[] UPGRADE = "upgrade".getBytes(US_ASCII);
    private static final byte[] HOST = "host".getBytes(US_ASCII);
    private static final byte[] EXPECT = "expect".getBytes(US_ASCII);
    private static final byte[] CONTINUE = "100-continue".getBytes(US_ASCII);
    private static final byte[] WEBSOCKET_KEY1 = "sec-websocket-key1".getBytes(US_ASCII);
    private static final byte[] WEBSOCKET_KEY2 = "sec-websocket-key2".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "chunked".getBytes(US_ASCII);
    private static final byte[] CLOSE = "close".getBytes(US_ASCII);
    private static final byte[] KEEP_ALIVE = "keep-alive".getBytes(US_ASCII);
    private static final long LARGEST = Long.MAX_VALUE / 10 - 1;
    private static final int MOST_DIGITS = 15;
    private static final int UNKNOWN = -1;

    boolean closeAsked;
    boolean keepAliveAsked;
    boolean upgradeAsked;
    boolean continueAsked;

    private final byte[] bytes;
    private final FieldPlaces places;
    private final Fields fields;
    private int begin;
    private int end;
    private long length = UNKNOWN;
    private boolean chunked;
    private int hosts;
    private boolean otherExpected;
    private boolean webSocketKey1;
    private boolean webSocketKey2;

    FieldLines(byte[] bytes) {
        this.bytes = bytes;
        this.places = new FieldPlaces(bytes);
        this.fields = new Fields(places);
    }

    /// Reads the lines from `from` to the end.
    HeadLines read(int from) throws BadMessage {
        begin = from;
        int at = from;
        while (bytes[at] != '\r') {
            at = line(at);
        }
        end = at + 2;
        return new HeadLines(this, fields, length, end);
    }

    /// The same lines in other bytes, or the same but for the digits of the length; null where
    /// anything else stands there.
    @Nullable HeadLines again(byte[] in, int from, int limit) {
        int line = places.lengthLine;
        if (line == FieldPlaces.NONE) {
            int to = from + end - begin;
            return has(in, from, to, limit, begin) ? new HeadLines(this, fields, length, to) : null;
        }
        int digits = from + places.valueFrom(line) - begin;
        if (!has(in, from, digits, limit, begin)) {
            return null;
        }
        long value = 0;
        int at = digits;
        while (at < limit && in[at] >= '0' && in[at] <= '9' && at - digits < MOST_DIGITS) {
            value = value * 10 + in[at++] - '0';
        }
        int to = at + end - places.valueTo(line);
        if (at == digits || !has(in, at, to, limit, places.valueTo(line))) {
            return null;
        }
        boolean isSame =
                value == length && at - digits == places.valueTo(line) - places.valueFrom(line);
        int name = digits - places.valueFrom(line) + places.nameFrom(line);
        return new HeadLines(
                this,
                isSame ? fields : fields.withLength(Arrays.copyOfRange(in, name, at)),
                value,
                to);
    }

    /// Where the body ends that is so long, or the given framing when nothing says so.
    Framing framing(long bodyLength, Framing otherwise) throws BadMessage {
        if (chunked && bodyLength != UNKNOWN) {
            throw new BadMessage(Flaw.LENGTH_AND_CHUNKED);
        }
        if (hosts > 1) {
            throw new BadMessage(Flaw.SEVERAL_HOSTS);
        }
        if (chunked) {
            return Framing.CHUNKED;
        }
        if (bodyLength == UNKNOWN) {
            return otherwise;
        }
        return bodyLength == 0 ? Framing.NONE : new Framing.Length(bodyLength);
    }

    /// What some sources take for the end of a request, or for a longer one.
    void requireUsual() throws BadMessage {
        if (otherExpected) {
            throw new BadMessage(Flaw.EXPECT);
        }
        if (webSocketKey1 && webSocketKey2) {
            throw new BadMessage(Flaw.WEBSOCKET_KEYS);
        }
    }

    private boolean has(byte[] in, int from, int to, int limit, int mine) {
        return to <= limit && Arrays.equals(in, from, to, bytes, mine, mine + to - from);
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
        places.add(from, colon, value, trimmed);
        learn(from, colon, value, trimmed);
        return end + 2;
    }

    private void learn(int name, int nameTo, int value, int valueTo) throws BadMessage {
        switch (nameTo - name) {
            case 4 -> hosts += Chars.same(bytes, name, nameTo, HOST) ? 1 : 0;
            case 6 -> {
                if (Chars.same(bytes, name, nameTo, EXPECT)) {
                    boolean isContinue = Chars.same(bytes, value, valueTo, CONTINUE);
                    continueAsked |= isContinue;
                    otherExpected |= !isContinue;
                }
            }
            case 7 -> upgradeAsked |= Chars.same(bytes, name, nameTo, UPGRADE);
            case 10 -> {
                if (Chars.same(bytes, name, nameTo, CONNECTION)) {
                    connection(value, valueTo);
                }
            }
            case 14 -> {
                if (Chars.same(bytes, name, nameTo, CONTENT_LENGTH)) {
                    length(value, valueTo);
                    places.lengthLine = places.count() - 1;
                }
            }
            case 17 -> {
                if (Chars.same(bytes, name, nameTo, TRANSFER_ENCODING)) {
                    encoding(value, valueTo);
                }
            }
            case 18 -> {
                webSocketKey1 |= Chars.same(bytes, name, nameTo, WEBSOCKET_KEY1);
                webSocketKey2 |= Chars.same(bytes, name, nameTo, WEBSOCKET_KEY2);
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
