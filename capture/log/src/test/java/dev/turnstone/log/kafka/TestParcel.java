package dev.turnstone.log.kafka;

import dev.turnstone.log.Receipts;
import dev.turnstone.log.RecordBytes;

import java.nio.ByteBuffer;
import java.util.List;

/// A parcel of just these records.
final class TestParcel {
    private TestParcel() {}

    static Parcel of(List<List<ByteBuffer>> records) {
        int length =
                records.stream()
                        .mapToInt(RecordBytes::length)
                        .map(RecordBytes::taken)
                        .reduce(Pack.HEADER, Integer::sum);
        Parcel parcel = new Parcel(0, new byte[length]);
        records.forEach(record -> parcel.add(record, RecordBytes.length(record), new Receipts()));
        return parcel;
    }
}
