package dev.turnstone.lucene.reader;

import static dev.turnstone.lucene.StoredDocument.NONE;

import dev.turnstone.lucene.Documents;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.lucene.Wanted;

import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Walks one segment in order. One thread.
///
/// A nested document has neither a primary term nor a stored id; a document that was written before
/// sequence numbers existed has the id alone.
final class SegmentDocuments implements Documents {
    private final SegmentFiles files;
    private final Wanted wanted;
    private final StoredFieldsReader stored;
    private final @Nullable Bits alive;
    private final @Nullable NumericDocValues softDeletes;
    private final @Nullable NumericDocValues tombstones;
    private final @Nullable NumericDocValues terms;
    private final @Nullable NumericDocValues seqNos;
    private final DocumentFields fields;
    private int next;

    SegmentDocuments(SegmentFiles files, int from, Wanted wanted) throws IOException {
        this.files = files;
        this.next = from;
        this.wanted = wanted;
        this.stored = files.storedInOrder();
        this.alive = files.alive();
        this.softDeletes = files.numbers("__soft_deletes");
        this.tombstones = files.numbers("_tombstone");
        this.terms = files.numbers("_primary_term");
        this.seqNos = files.numbers("_seq_no");
        this.fields = new DocumentFields(wanted == Wanted.LIVE);
    }

    @Override
    public @Nullable StoredDocument next() throws IOException {
        while (next < files.documents()) {
            int document = next++;
            if (alive != null && !alive.get(document)) {
                continue;
            }
            boolean tombstone = value(tombstones, document) != NONE;
            boolean dead = tombstone || value(softDeletes, document) != NONE;
            if (dead == (wanted == Wanted.DEAD)) {
                StoredDocument found = read(document, tombstone);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable StoredDocument read(int document, boolean tombstone) throws IOException {
        long term = value(terms, document);
        if (term == NONE && wanted == Wanted.DEAD) {
            return null;
        }
        fields.clear();
        LuceneCalls.visit(stored, document, fields);
        return term == NONE && !fields.named()
                ? null
                : fields.document(document, value(seqNos, document), term, tombstone);
    }

    private static long value(@Nullable NumericDocValues values, int document) throws IOException {
        return values != null && values.advanceExact(document) ? values.longValue() : NONE;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
