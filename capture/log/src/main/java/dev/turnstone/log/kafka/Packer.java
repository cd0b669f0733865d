package dev.turnstone.log.kafka;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

import dev.turnstone.log.ProcessorTime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Packs records into the value of one message ([Pack]). The writer's thread only.
final class Packer implements AutoCloseable {
    private static final int LEVEL = 1;
    private static final int LARGEST_KEPT = 1 << 20;

    private final boolean compress;
    private final WorthPacking worth = new WorthPacking();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
    private byte[] raw = {};
    private byte[] packed = {};

    /// Compresses nothing where somebody else does.
    Packer(boolean compress) {
        this.compress = compress;
    }

    byte[] pack(List<Waiting> records) {
        int rawLength = 0;
        for (Waiting record : records) {
            rawLength += Integer.BYTES + record.length();
        }
        return compress && worth.allows(rawLength)
                ? compressed(records, rawLength)
                : plain(records, rawLength);
    }

    @Override
    public void close() {
        zstd.close();
    }

    private byte[] plain(List<Waiting> records, int rawLength) {
        byte[] value = new byte[Pack.HEADER + rawLength];
        write(records, value);
        Pack.seal(value, 0, records.size(), rawLength);
        return value;
    }

    private byte[] compressed(List<Waiting> records, int rawLength) {
        int whole = Pack.HEADER + rawLength;
        int most = Math.toIntExact(Zstd.compressBound(rawLength));
        byte[] from = room(raw, whole);
        byte[] into = room(packed, Pack.HEADER + most);
        raw = kept(from);
        packed = kept(into);
        write(records, from);
        long began = ProcessorTime.nanos();
        int length = zstd.compressByteArray(into, Pack.HEADER, most, from, Pack.HEADER, rawLength);
        worth.spent(ProcessorTime.nanos() - began, rawLength, length);
        boolean smaller = length < rawLength;
        byte[] value =
                smaller ? Arrays.copyOf(into, Pack.HEADER + length) : Arrays.copyOf(from, whole);
        Pack.seal(value, smaller ? Pack.ZSTD : 0, records.size(), rawLength);
        return value;
    }

    /// A length and the bytes, for each record, behind the header's place.
    private static void write(List<Waiting> records, byte[] to) {
        ByteBuffer into = ByteBuffer.wrap(to);
        int at = Pack.HEADER;
        for (Waiting record : records) {
            into.putInt(at, record.length());
            at += Integer.BYTES;
            for (ByteBuffer part : record.parts()) {
                int length = part.remaining();
                part.get(part.position(), to, at, length);
                at += length;
            }
        }
    }

    private static byte[] room(byte[] there, int length) {
        return there.length >= length ? there : new byte[Math.max(length, 2 * there.length)];
    }

    /// What is unusually large is not held on to.
    private static byte[] kept(byte[] used) {
        return used.length > LARGEST_KEPT ? new byte[0] : used;
    }
}
