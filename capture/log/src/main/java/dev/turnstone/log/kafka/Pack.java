package dev.turnstone.log.kafka;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

import dev.turnstone.log.LogException;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The value of a message that holds several records; [Packer] makes them. A value that begins with
/// another byte is one record, as earlier versions wrote them.
final class Pack {
    /// No record begins with it: versions of records begin with 1, tuples with a brace.
    static final byte MARK = 0;

    static final int HEADER = 14;
    static final int ZSTD = 1;

    /// Zeros stand behind the records.
    static final int PADDED = 2;

    private static final int CHECKSUM_AT = 10;
    private static final int LARGEST = 1 << 26;

    private Pack() {}

    /// The records in a message's value: views on one array.
    ///
    /// @throws LogException when the value is damaged
    static List<Body> records(byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            throw damaged("it is empty");
        }
        return value[0] == MARK ? unpacked(value) : List.of(Body.of(value));
    }

    static int checksum(byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(value, 0, CHECKSUM_AT);
        crc.update(value, HEADER, value.length - HEADER);
        return (int) crc.getValue();
    }

    /// The header of a pack whose content stands behind it already.
    static void seal(byte[] value, int flags, int count, int rawLength) {
        ByteBuffer header = ByteBuffer.wrap(value);
        header.put(MARK).put((byte) flags).putInt(count).putInt(rawLength);
        header.putInt(checksum(value));
    }

    private static List<Body> unpacked(byte[] value) {
        if (value.length < HEADER) {
            throw damaged("it is cut off");
        }
        ByteBuffer header = ByteBuffer.wrap(value, 1, HEADER - 1);
        int flags = header.get();
        int count = header.getInt();
        int rawLength = header.getInt();
        if (header.getInt() != checksum(value)) {
            throw damaged("its checksum is another");
        }
        return switch (flags) {
            case 0 -> records(value, HEADER, value.length - HEADER, count, rawLength);
            case PADDED -> records(value, HEADER, unpadded(value, rawLength), count, rawLength);
            case ZSTD -> records(expanded(value, rawLength), 0, rawLength, count, rawLength);
            default -> throw damaged("it is packed in a way of later times (" + flags + ")");
        };
    }

    private static List<Body> records(byte[] raw, int from, int length, int count, int due) {
        if (length != due || length < 0 || count < 1 || count > Place.MOST_RECORDS) {
            throw damaged("its lengths do not fit together");
        }
        ByteBuffer left = ByteBuffer.wrap(raw, from, length);
        List<Body> records = new ArrayList<>(Math.min(count, length / Integer.BYTES));
        for (int i = 0; i < count; i++) {
            int size = left.remaining() < Integer.BYTES ? -1 : left.getInt();
            if (size < 0 || size > left.remaining()) {
                throw damaged("a record is longer than its pack");
            }
            records.add(Body.of(raw, left.position(), size));
            left.position(left.position() + size);
        }
        if (left.hasRemaining()) {
            throw damaged("bytes are left behind its last record");
        }
        return records;
    }

    private static int unpadded(byte[] value, int rawLength) {
        return Math.min(value.length - HEADER, rawLength);
    }

    private static byte[] expanded(byte[] value, int rawLength) {
        if (rawLength < 0 || rawLength > LARGEST) {
            throw damaged("it would be " + rawLength + " bytes long");
        }
        byte[] raw = new byte[rawLength];
        long length;
        try {
            length =
                    Zstd.decompressByteArray(
                            raw, 0, rawLength, value, HEADER, value.length - HEADER);
        } catch (ZstdException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
        if (length != rawLength) {
            throw damaged("it unpacks to " + length + " bytes where " + rawLength + " are due");
        }
        return raw;
    }

    private static LogException damaged(String how) {
        return new LogException(
                "A message of the traffic log is damaged: " + how + ".",
                "Heal what it held by a sequence delta; if the log was written by a newer"
                        + " Turnstone, read it with that one.");
    }
}
