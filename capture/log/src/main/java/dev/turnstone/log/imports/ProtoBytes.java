package dev.turnstone.log.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Walks over the fields of one protobuf message. Every length is checked before it is used.
final class ProtoBytes {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private long number;
    private int from;
    private int to;

    ProtoBytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoBytes(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /// Goes to the next field; false at the end.
    boolean next() {
        if (at >= end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        from = at;
        to = at;
        switch ((int) tag & 7) {
            case 0 -> number = varint();
            case 1 -> skip(Long.BYTES);
            case 2 -> {
                long length = varint();
                from = at;
                skip(length);
                to = at;
            }
            case 5 -> skip(Integer.BYTES);
            default -> throw new IllegalArgumentException("protobuf: a field of an unknown type");
        }
        return true;
    }

    int field() {
        return field;
    }

    long number() {
        return number;
    }

    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    ProtoBytes message() {
        return new ProtoBytes(bytes, from, to);
    }

    private void skip(long length) {
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("protobuf: a field is longer than its message");
        }
        at += (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw new IllegalArgumentException("protobuf: a number is cut off");
            }
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("protobuf: a number has no end");
    }
}
