package dev.turnstone.log.kafka;

import dev.turnstone.log.Receipts;
import dev.turnstone.log.RecordBytes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// A parcel of just these records.
final class TestParcel {
    private TestParcel() {}

    static Parcel of(List<List<ByteBuffer>> records) {
        return of(records, 0);
    }

    /// With so much room left, in which another's bytes stand.
    static Parcel of(List<List<ByteBuffer>> records, int left) {
        int length =
                records.stream()
                        .mapToInt(RecordBytes::length)
                        .map(RecordBytes::taken)
                        .reduce(Pack.HEADER, Integer::sum);
        byte[] room = new byte[length + left];
        Arrays.fill(room, (byte) 'x');
        Parcel parcel = new Parcel(0, room);
        records.forEach(record -> parcel.add(record, RecordBytes.length(record), new Receipts()));
        return parcel;
    }
}
