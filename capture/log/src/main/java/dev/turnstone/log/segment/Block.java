package dev.turnstone.log.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

import dev.turnstone.log.LogException;
import dev.turnstone.model.Body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Checks and unpacks a block; [BlockPacker] packs it. Raw: a length and the bytes, for each
/// record.
final class Block {
    private Block() {}

    static boolean isIntact(BlockHeader header, ByteBuffer stored) {
        return checksum(header, stored) == header.checksum();
    }

    static List<Body> unpack(BlockHeader header, ByteBuffer stored, Optional<BlockSeal> seal) {
        ByteBuffer bytes = stored.duplicate();
        if (header.sealed()) {
            bytes = seal.orElseThrow(Block::noKey).open(bytes);
        }
        byte[] raw = header.compressed() ? expanded(bytes, header.rawLength()) : array(bytes);
        return records(raw, header.count());
    }

    private static List<Body> records(byte[] raw, int count) {
        ByteBuffer from = ByteBuffer.wrap(raw);
        List<Body> records = new ArrayList<>(Math.min(count, raw.length / Integer.BYTES + 1));
        for (int i = 0; i < count; i++) {
            int length = from.remaining() < Integer.BYTES ? -1 : from.getInt();
            if (length < 0 || length > from.remaining()) {
                throw damaged("a record is longer than its block");
            }
            records.add(Body.of(raw, from.position(), length));
            from.position(from.position() + length);
        }
        return records;
    }

    private static byte[] expanded(ByteBuffer stored, int rawLength) {
        try {
            byte[] from = array(stored);
            byte[] into = new byte[rawLength];
            long length = Zstd.decompressByteArray(into, 0, rawLength, from, 0, from.length);
            if (length != rawLength) {
                throw damaged("zstd gave " + length + " bytes where " + rawLength + " were due");
            }
            return into;
        } catch (ZstdException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }

    static int checksum(BlockHeader header, ByteBuffer stored) {
        CRC32C crc = new CRC32C();
        crc.update(header.covered());
        crc.update(stored.duplicate());
        return (int) crc.getValue();
    }

    private static LogException noKey() {
        return new LogException(
                "The traffic log is encrypted and no key was given.",
                "Give the key with which the log was written.");
    }

    private static LogException damaged(String how) {
        return new LogException(
                "A block of the traffic log is damaged although its checksum holds: " + how + ".",
                "Heal what it held by a sequence delta; then start a new log directory.");
    }
}
