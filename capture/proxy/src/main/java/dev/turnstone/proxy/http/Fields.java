package dev.turnstone.proxy.http;

import dev.turnstone.log.record.HeaderLines;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The header lines of one head as places in bytes; nothing is decoded before somebody asks. One
/// connection's event loop only.
public final class Fields {
    private static final byte[] NONE = {};

    private final FieldPlaces places;

    /// The line with the length, where this head has another than the one whose places these are.
    private final byte[] other;

    Fields(FieldPlaces places) {
        this(places, NONE);
    }

    private Fields(FieldPlaces places, byte[] other) {
        this.places = places;
        this.other = other;
    }

    /// Tells single lines as they may be written down.
    @FunctionalInterface
    public interface Teller {
        void tell(Fields fields, int line, HeaderLines.Taker to);
    }

    /// The same lines, but this one with the length.
    Fields withLength(byte[] line) {
        return new Fields(places, line);
    }

    public int count() {
        return places.count();
    }

    public String name(int line) {
        return text(places.bytes, places.nameFrom(line), places.nameTo(line));
    }

    public String value(int line) {
        return isOther(line)
                ? text(other, otherValue(), other.length)
                : text(places.bytes, places.valueFrom(line), places.valueTo(line));
    }

    /// Whether the line has this name, given in lower case.
    public boolean isNamed(int line, byte[] name) {
        return Chars.same(places.bytes, places.nameFrom(line), places.nameTo(line), name);
    }

    /// Whether the line has this value, byte for byte.
    public boolean isValue(int line, byte[] value) {
        return isOther(line)
                ? Arrays.equals(other, otherValue(), other.length, value, 0, value.length)
                : Arrays.equals(
                        places.bytes,
                        places.valueFrom(line),
                        places.valueTo(line),
                        value,
                        0,
                        value.length);
    }

    public int nameLength(int line) {
        return places.nameTo(line) - places.nameFrom(line);
    }

    /// Tells a line as it stands.
    public void tell(int line, HeaderLines.Taker to) {
        if (isOther(line)) {
            to.line(other, 0, nameLength(line), otherValue(), other.length);
        } else {
            to.line(
                    places.bytes,
                    places.nameFrom(line),
                    places.nameTo(line),
                    places.valueFrom(line),
                    places.valueTo(line));
        }
    }

    /// All lines as they may be written down. What comes again with other heads is told once for
    /// all of them.
    public HeaderLines told(Teller teller) {
        return to -> {
            to.lines(places.first(teller));
            if (places.lengthLine != FieldPlaces.NONE) {
                teller.tell(this, places.lengthLine, to);
                to.lines(places.rest(teller));
            }
        };
    }

    private boolean isOther(int line) {
        return line == places.lengthLine && other.length > 0;
    }

    private int otherValue() {
        return places.valueFrom(places.lengthLine) - places.nameFrom(places.lengthLine);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
