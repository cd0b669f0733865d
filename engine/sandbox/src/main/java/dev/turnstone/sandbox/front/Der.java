package dev.turnstone.sandbox.front;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The few ASN.1 DER forms that certificates consist of.
final class Der {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, join(parts));
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, join(parts));
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] isTrue() {
        return tagged(0x01, new byte[] {(byte) 0xff});
    }

    static byte[] utf8(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] octets(byte[] bytes) {
        return tagged(0x04, bytes);
    }

    /// A string of bits; the last `unused` bits of the last byte do not belong to it.
    static byte[] bits(int unused, byte[] bytes) {
        return tagged(0x03, join(new byte[] {(byte) unused}, bytes));
    }

    static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    /// An object identifier such as `2.5.29.17`.
    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        var bytes = new ByteArrayOutputStream();
        bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(Long.parseLong(arcs[i]), bytes);
        }
        return tagged(0x06, bytes.toByteArray());
    }

    static byte[] tagged(int tag, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(tag);
        if (content.length < 0x80) {
            bytes.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            bytes.write(0x80 | length.length - skip);
            bytes.write(length, skip, length.length - skip);
        }
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static void base128(long arc, ByteArrayOutputStream into) {
        if (arc >= 0x80) {
            prefix(arc >>> 7, into);
        }
        into.write((int) (arc & 0x7f));
    }

    private static void prefix(long arc, ByteArrayOutputStream into) {
        if (arc >= 0x80) {
            prefix(arc >>> 7, into);
        }
        into.write((int) (arc & 0x7f | 0x80));
    }

    private static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
