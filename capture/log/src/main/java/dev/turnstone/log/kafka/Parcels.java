package dev.turnstone.log.kafka;

import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The parcels that are being filled, and the room of those that were packed, to be used again.
/// Guarded by the [Outbox].
final class Parcels {
    /// What a parcel begins with: of many partitions each has little.
    private static final int SMALL = 16 << 10;

    private static final int KEPT = 32;

    private final ArrayDeque<byte[]> rooms = new ArrayDeque<>();
    private final @Nullable Parcel[] filling;
    private List<Parcel> all = new ArrayList<>();

    Parcels(int partitions) {
        filling = new Parcel[partitions];
    }

    void add(int partition, List<ByteBuffer> record, int length, Receipt receipt) {
        Parcel parcel = filling[partition];
        if (parcel == null || !parcel.takes(length)) {
            parcel = new Parcel(partition, new byte[SMALL]);
            filling[partition] = parcel;
            all.add(parcel);
        }
        if (!parcel.hasRoom(length)) {
            parcel.moveTo(large(length));
        }
        parcel.add(record, length, receipt);
    }

    /// All that were begun, each partition's in their order.
    List<Parcel> take() {
        List<Parcel> taken = all;
        taken.removeIf(parcel -> parcel.count() == 0);
        all = new ArrayList<>();
        Arrays.fill(filling, null);
        return taken;
    }

    /// Nobody looks at this parcel's room any more.
    void giveBack(Parcel packed) {
        if (packed.room().length == Parcel.PLENTY && rooms.size() < KEPT) {
            rooms.push(packed.room());
        }
    }

    /// One record that is larger than a parcel has a room for itself.
    private byte[] large(int length) {
        int wanted = Math.max(Parcel.PLENTY, Pack.HEADER + RecordBytes.taken(length));
        byte[] known = wanted == Parcel.PLENTY ? rooms.poll() : null;
        return known == null ? new byte[wanted] : known;
    }
}
