package dev.turnstone.log.kafka;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

import dev.turnstone.log.ProcessorTime;

import java.util.Arrays;

/// Makes the value of one message of a parcel ([Pack]). The writer's thread only.
final class Packer implements AutoCloseable {
    private static final int LEVEL = 1;
    private static final int LARGEST_KEPT = 1 << 20;

    /// What is left free of a full room is at most so many times smaller than the room.
    private static final int FULL = 64;

    private final boolean compress;
    private final WorthPacking worth = new WorthPacking();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(LEVEL);
    private byte[] packed = {};

    /// Compresses nothing where somebody else does.
    Packer(boolean compress) {
        this.compress = compress;
    }

    /// The parcel's room may be the value's: it is given back once the value was copied.
    byte[] pack(Parcel parcel) {
        int rawLength = parcel.end() - Pack.HEADER;
        return compress && worth.allows(rawLength)
                ? compressed(parcel, rawLength)
                : plain(parcel, rawLength);
    }

    @Override
    public void close() {
        zstd.close();
    }

    /// A room that is as good as full is the value as it stands: a copy would cost more than what
    /// is sent for nothing.
    private static byte[] plain(Parcel parcel, int rawLength) {
        byte[] room = parcel.room();
        int padding = room.length - parcel.end();
        boolean isFull = padding <= room.length / FULL;
        byte[] value = isFull ? room : Arrays.copyOf(room, parcel.end());
        Arrays.fill(value, parcel.end(), value.length, (byte) 0);
        Pack.seal(value, isFull ? Pack.PADDED : 0, parcel.count(), rawLength);
        return value;
    }

    private byte[] compressed(Parcel parcel, int rawLength) {
        int most = Math.toIntExact(Zstd.compressBound(rawLength));
        byte[] into = room(packed, Pack.HEADER + most);
        packed = kept(into);
        long began = ProcessorTime.nanos();
        int length =
                zstd.compressByteArray(
                        into, Pack.HEADER, most, parcel.room(), Pack.HEADER, rawLength);
        worth.spent(ProcessorTime.nanos() - began, rawLength, length);
        if (length >= rawLength) {
            return plain(parcel, rawLength);
        }
        byte[] value = Arrays.copyOf(into, Pack.HEADER + length);
        Pack.seal(value, Pack.ZSTD, parcel.count(), rawLength);
        return value;
    }

    private static byte[] room(byte[] there, int length) {
        return there.length >= length ? there : new byte[Math.max(length, 2 * there.length)];
    }

    /// What is unusually large is not held on to.
    private static byte[] kept(byte[] used) {
        return used.length > LARGEST_KEPT ? new byte[0] : used;
    }
}
