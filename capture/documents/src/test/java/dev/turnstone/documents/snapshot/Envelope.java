package dev.turnstone.documents.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Puts content into the envelope that servers use, and makes checksums right again after a change.
final class Envelope {
    private static final int MAGIC = 0x3fd76c17;
    private static final int FOOTER = 16;
    private static final int CHECKSUM = 8;

    private Envelope() {}

    static byte[] around(String codec, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4).putInt(MAGIC).array());
        out.write(codec.length());
        out.writeBytes(codec.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4).putInt(1).array());
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(FOOTER).putInt(~MAGIC).array());
        return signed(out.toByteArray());
    }

    static byte[] signed(byte[] bytes) {
        if (bytes.length < FOOTER) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        ByteBuffer.wrap(copy).putInt(copy.length - FOOTER, ~MAGIC).putInt(copy.length - 12, 0);
        var sum = new CRC32();
        sum.update(copy, 0, copy.length - CHECKSUM);
        ByteBuffer.wrap(copy).putLong(copy.length - CHECKSUM, sum.getValue());
        return copy;
    }

    /// The checksum of a Lucene file, as file lists spell it.
    static String checksum(byte[] file) {
        long sum = ByteBuffer.wrap(file).getLong(file.length - CHECKSUM);
        return Long.toString(sum, Character.MAX_RADIX);
    }
}
