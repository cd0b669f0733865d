package dev.turnstone.log.segment;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What stands before the stored bytes of a block; docs/traffic-log.md has the table.
record BlockHeader(
        boolean compressed,
        boolean sealed,
        long firstOffset,
        int count,
        int storedLength,
        int rawLength,
        int checksum) {
    static final int LENGTH = 32;
    static final int MAX_RAW = 1 << 30;

    private static final int MAGIC = 0x54534231;
    private static final int COMPRESSED = 1;
    private static final int SEALED = 2;
    private static final int CHECKSUM_AT = LENGTH - Integer.BYTES;

    long nextOffset() {
        return firstOffset + count;
    }

    void write(ByteBuffer to) {
        writeUnchecked(to);
        to.putInt(checksum);
    }

    /// The part that the checksum covers, together with the stored bytes.
    ByteBuffer covered() {
        ByteBuffer bytes = ByteBuffer.allocate(CHECKSUM_AT);
        writeUnchecked(bytes);
        return bytes.flip();
    }

    BlockHeader withChecksum(int sum) {
        return new BlockHeader(
                compressed, sealed, firstOffset, count, storedLength, rawLength, sum);
    }

    /// The header that stands in these bytes, or empty where none can.
    static Optional<BlockHeader> read(ByteBuffer from) {
        if (from.remaining() < LENGTH || from.getInt() != MAGIC) {
            return Optional.empty();
        }
        int flags = from.getInt();
        BlockHeader header =
                new BlockHeader(
                        (flags & COMPRESSED) != 0,
                        (flags & SEALED) != 0,
                        from.getLong(),
                        from.getInt(),
                        from.getInt(),
                        from.getInt(),
                        from.getInt());
        return header.isPossible() && flags <= (COMPRESSED | SEALED) && flags >= 0
                ? Optional.of(header)
                : Optional.empty();
    }

    private boolean isPossible() {
        return firstOffset >= 0
                && count > 0
                && storedLength > 0
                && rawLength > 0
                && rawLength <= MAX_RAW
                && storedLength <= MAX_RAW + BlockSeal.OVERHEAD;
    }

    private void writeUnchecked(ByteBuffer to) {
        to.putInt(MAGIC)
                .putInt((compressed ? COMPRESSED : 0) | (sealed ? SEALED : 0))
                .putLong(firstOffset)
                .putInt(count)
                .putInt(storedLength)
                .putInt(rawLength);
    }
}
