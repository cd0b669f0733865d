package dev.turnstone.log.record;

import dev.turnstone.log.LogException;
import dev.turnstone.log.record.TrafficRecord.Unknown;
import dev.turnstone.model.Body;

/// Decodes records without copying bodies: they are views on what was read. What it does not know
/// is skipped and counted. One thread at a time.
public final class RecordDecoder {
    private final HeaderMemory headers = new HeaderMemory();
    private long unknownRecords;
    private long unknownFields;

    /// The record in these bytes, [Unknown] for one of a kind or version of later times.
    ///
    /// @throws LogException when the bytes are no record
    public TrafficRecord decode(Body bytes) {
        FieldReader from = new FieldReader(bytes);
        int version = from.octet();
        int kind = from.octet();
        if (version != Field.VERSION || kind < Field.RECORDED || kind > Field.CANARY) {
            unknownRecords++;
            return new Unknown(version, kind);
        }
        RecordDraft draft = new RecordDraft(headers);
        while (from.next()) {
            if (!draft.take(from)) {
                unknownFields++;
            }
        }
        return draft.record(kind);
    }

    /// Records that were of a kind or version which this program does not know.
    public long unknownRecords() {
        return unknownRecords;
    }

    /// Fields that this program does not know, in records that it does.
    public long unknownFields() {
        return unknownFields;
    }
}
