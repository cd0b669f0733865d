package dev.turnstone.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes as they were stored or sent: a view on an array that nobody changes any more. Never copied
/// on the way.
public final class Body {
    public static final Body EMPTY = new Body(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Body(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// Takes the array over: the caller must not change it afterwards.
    public static Body of(byte[] bytes) {
        return new Body(bytes, 0, bytes.length);
    }

    public static Body of(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new IllegalArgumentException(
                    "slice: "
                            + offset
                            + "+"
                            + length
                            + " (expected: within "
                            + bytes.length
                            + " bytes)");
        }
        return new Body(bytes, offset, length);
    }

    public static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The array itself, read only by agreement; the view starts at [#offset()].
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body
                && Arrays.equals(
                        array,
                        offset,
                        offset + length,
                        body.array,
                        body.offset,
                        body.offset + body.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
