package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/// The checksum at the end of every Lucene file, against the bytes and against the file list.
final class Checksum {
    private static final int FOOTER_MAGIC = ~0x3fd76c17;
    private static final int FOOTER_LENGTH = 16;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int CHUNK = 256 << 10;

    private Checksum() {}

    /// What is wrong, if anything is.
    static Optional<String> mismatch(FileBytes bytes, String listed) throws IOException {
        long length = bytes.length();
        if (length < FOOTER_LENGTH) {
            return Optional.of("it is too short to end with a checksum");
        }
        var footer = new byte[FOOTER_LENGTH];
        bytes.read(length - FOOTER_LENGTH, footer, 0, FOOTER_LENGTH);
        if (ByteBuffer.wrap(footer).getInt() != FOOTER_MAGIC) {
            return Optional.of("it does not end with a checksum");
        }
        long written = ByteBuffer.wrap(footer).getLong(CHECKSUM_LENGTH);
        if (!Long.toString(written, Character.MAX_RADIX).equals(listed)) {
            return Optional.of(
                    "its checksum is "
                            + Long.toString(written, Character.MAX_RADIX)
                            + " (expected: "
                            + listed
                            + ")");
        }
        long found = sum(bytes, length - CHECKSUM_LENGTH);
        return found == written
                ? Optional.empty()
                : Optional.of("its bytes sum up to %x (expected: %x)".formatted(found, written));
    }

    private static long sum(FileBytes bytes, long length) throws IOException {
        var sum = new CRC32();
        var chunk = new byte[(int) Math.min(CHUNK, length)];
        long position = 0;
        while (position < length) {
            int count = (int) Math.min(chunk.length, length - position);
            bytes.read(position, chunk, 0, count);
            sum.update(chunk, 0, count);
            position += count;
        }
        return sum.getValue();
    }
}
