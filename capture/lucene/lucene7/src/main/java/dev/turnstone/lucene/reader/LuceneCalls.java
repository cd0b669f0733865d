package dev.turnstone.lucene.reader;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

import java.io.IOException;

/// The calls that are spelled differently in each Lucene.
final class LuceneCalls {
    private LuceneCalls() {}

    static Directory compound(Codec codec, Directory directory, SegmentInfo info)
            throws IOException {
        return codec.compoundFormat().getCompoundReader(directory, info, IOContext.DEFAULT);
    }

    static void visit(StoredFieldsReader stored, int document, StoredFieldVisitor visitor)
            throws IOException {
        stored.visitDocument(document, visitor);
    }
}
