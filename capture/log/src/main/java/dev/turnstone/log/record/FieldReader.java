package dev.turnstone.log.record;

import dev.turnstone.log.LogException;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// Walks over a record's fields. Every length is checked against what is there before anything is
/// made of it.
final class FieldReader {
    private final byte[] array;
    private final int end;
    private int at;
    private int fieldEnd;
    private int field;

    FieldReader(Body record) {
        array = record.array();
        at = record.offset();
        end = at + record.length();
        fieldEnd = at;
    }

    int left() {
        return end - at;
    }

    int octet() {
        if (at >= end) {
            throw damaged("it ends before its kind is told");
        }
        fieldEnd = at + 1;
        return array[at++] & 0xFF;
    }

    /// Goes to the next field, past what was not read of this one; false at the record's end.
    boolean next() {
        at = fieldEnd;
        if (at == end) {
            return false;
        }
        long number = varint(end);
        long length = varint(end);
        if (length < 0 || length > end - at) {
            throw damaged("field " + number + " is longer than the record");
        }
        field = number < 0 || number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
        fieldEnd = at + (int) length;
        return true;
    }

    int field() {
        return field;
    }

    long number() {
        return varint(fieldEnd);
    }

    /// A count or an index: never below 0.
    int count() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged("field " + field + " is " + value + ", where a count is due");
        }
        return (int) value;
    }

    String text() {
        return new String(array, at, fieldEnd - at, StandardCharsets.UTF_8);
    }

    Body body() {
        return Body.of(array, at, fieldEnd - at);
    }

    Header header(HeaderMemory memory) {
        long name = varint(fieldEnd);
        if (name < 0 || name > fieldEnd - at) {
            throw damaged("a header's name is longer than the header");
        }
        return memory.header(array, at, (int) name, fieldEnd);
    }

    Instant instant() {
        if (fieldEnd - at < Long.BYTES + Integer.BYTES) {
            throw damaged("field " + field + " is too short for a time");
        }
        ByteBuffer bytes = ByteBuffer.wrap(array, at, Long.BYTES + Integer.BYTES);
        try {
            return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw damaged("field " + field + " is no time");
        }
    }

    static LogException damaged(String how) {
        return new LogException(
                "A record of the traffic log cannot be understood: " + how + ".",
                "Heal what it held by a sequence delta; if the log was written by a newer"
                        + " Turnstone, read it with that one.");
    }

    private long varint(int limit) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= limit) {
                throw damaged("a number is cut off");
            }
            byte next = array[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number has no end");
    }
}
