package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.model.Body;

import org.apache.lucene.index.FieldInfo;
import org.jspecify.annotations.Nullable;

/// Picks the few stored fields that make a document. Used again for each; one thread.
final class DocumentFields extends TextVisitor {
    private static final String ID = "_id";
    private static final String UID = "_uid";
    private static final String ROUTING = "_routing";
    private static final String SOURCE = "_source";

    private final boolean withSource;

    private @Nullable Body id;
    private @Nullable String uid;
    private @Nullable String routing;
    private @Nullable Body source;

    DocumentFields(boolean withSource) {
        this.withSource = withSource;
    }

    void clear() {
        id = null;
        uid = null;
        routing = null;
        source = null;
    }

    boolean named() {
        return id != null || uid != null;
    }

    StoredDocument document(int number, long seqNo, long term, boolean tombstone) {
        return new StoredDocument(number, id, uid, routing, source, seqNo, term, tombstone);
    }

    @Override
    public Status needsField(FieldInfo field) {
        return switch (field.name) {
            case ID, UID, ROUTING -> Status.YES;
            case SOURCE -> withSource ? Status.YES : Status.NO;
            default -> Status.NO;
        };
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) {
        if (field.name.equals(ID)) {
            id = Body.of(value);
        } else if (field.name.equals(SOURCE)) {
            source = Body.of(value);
        }
    }

    @Override
    void text(FieldInfo field, String value) {
        if (field.name.equals(UID)) {
            uid = value;
        } else if (field.name.equals(ROUTING)) {
            routing = value;
        }
    }
}
