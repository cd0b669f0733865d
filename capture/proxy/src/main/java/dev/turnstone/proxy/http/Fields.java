package dev.turnstone.proxy.http;

import dev.turnstone.log.record.HeaderLines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The header lines of one head as places in its bytes; nothing is decoded before somebody asks.
public final class Fields {
    static final int MOST = 1_000;

    private static final int PLACES = 4;

    private final byte[] bytes;
    private int[] places = new int[16 * PLACES];
    private int count;

    Fields(byte[] bytes) {
        this.bytes = bytes;
    }

    void add(int nameFrom, int nameTo, int valueFrom, int valueTo) throws BadMessage {
        if (count == MOST) {
            throw new BadMessage(Flaw.TOO_MANY_FIELDS);
        }
        int at = count++ * PLACES;
        if (at == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[at] = nameFrom;
        places[at + 1] = nameTo;
        places[at + 2] = valueFrom;
        places[at + 3] = valueTo;
    }

    public int count() {
        return count;
    }

    public String name(int line) {
        return text(places[line * PLACES], places[line * PLACES + 1]);
    }

    public String value(int line) {
        return text(valueFrom(line), valueTo(line));
    }

    /// Whether the line has this name, given in lower case.
    public boolean isNamed(int line, byte[] name) {
        return Chars.same(bytes, places[line * PLACES], places[line * PLACES + 1], name);
    }

    /// Whether the line has this value, byte for byte.
    public boolean isValue(int line, byte[] value) {
        return Arrays.equals(bytes, valueFrom(line), valueTo(line), value, 0, value.length);
    }

    public int nameLength(int line) {
        return places[line * PLACES + 1] - places[line * PLACES];
    }

    /// Tells a line as it stands.
    public void tell(int line, HeaderLines.Taker to) {
        int at = line * PLACES;
        to.line(bytes, places[at], places[at + 1], places[at + 2], places[at + 3]);
    }

    int valueFrom(int line) {
        return places[line * PLACES + 2];
    }

    int valueTo(int line) {
        return places[line * PLACES + 3];
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
