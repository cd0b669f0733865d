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

/// Packs records into the bytes of a block, and unpacks them. Raw: a length and the bytes, for each
/// record.
final class Block {
    private static final int LEVEL = 1;

    private Block() {}

    /// The block as buffers to write one after the other; without compression the records are not
    /// copied.
    static List<ByteBuffer> pack(
            long firstOffset, List<List<ByteBuffer>> records, SegmentSettings settings) {
        List<ByteBuffer> raw = raw(records);
        int rawLength = Math.toIntExact(length(raw));
        List<ByteBuffer> stored = raw;
        boolean compressed = false;
        if (settings.compress()) {
            ByteBuffer smaller = compressed(joined(raw, rawLength));
            if (smaller.remaining() < rawLength) {
                stored = List.of(smaller);
                compressed = true;
            }
        }
        if (settings.seal().isPresent()) {
            byte[] plain = joined(stored, Math.toIntExact(length(stored)));
            stored = List.of(settings.seal().get().seal(ByteBuffer.wrap(plain)));
        }
        BlockHeader header =
                new BlockHeader(
                        compressed,
                        settings.seal().isPresent(),
                        firstOffset,
                        records.size(),
                        Math.toIntExact(length(stored)),
                        rawLength,
                        0);
        ByteBuffer head = ByteBuffer.allocate(BlockHeader.LENGTH);
        header.withChecksum(checksum(header, stored)).write(head);
        List<ByteBuffer> whole = new ArrayList<>(stored.size() + 1);
        whole.add(head.flip());
        whole.addAll(stored);
        return whole;
    }

    static boolean isIntact(BlockHeader header, ByteBuffer stored) {
        return checksum(header, List.of(stored)) == header.checksum();
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

    private static List<ByteBuffer> raw(List<List<ByteBuffer>> records) {
        List<ByteBuffer> raw = new ArrayList<>();
        for (List<ByteBuffer> record : records) {
            int length = Math.toIntExact(length(record));
            raw.add(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            record.forEach(part -> raw.add(part.duplicate()));
        }
        return raw;
    }

    static long length(List<ByteBuffer> buffers) {
        long length = 0;
        for (ByteBuffer buffer : buffers) {
            length += buffer.remaining();
        }
        return length;
    }

    private static byte[] joined(List<ByteBuffer> buffers, int length) {
        byte[] all = new byte[length];
        ByteBuffer into = ByteBuffer.wrap(all);
        buffers.forEach(buffer -> into.put(buffer.duplicate()));
        return all;
    }

    private static ByteBuffer compressed(byte[] raw) {
        byte[] into = new byte[Math.toIntExact(Zstd.compressBound(raw.length))];
        long length = Zstd.compressByteArray(into, 0, into.length, raw, 0, raw.length, LEVEL);
        if (Zstd.isError(length)) {
            throw new IllegalStateException("zstd: " + Zstd.getErrorName(length));
        }
        return ByteBuffer.wrap(into, 0, (int) length);
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

    private static int checksum(BlockHeader header, List<ByteBuffer> stored) {
        CRC32C crc = new CRC32C();
        crc.update(header.covered());
        stored.forEach(buffer -> crc.update(buffer.duplicate()));
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
