package dev.turnstone.lucene.reader;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes documents the way servers do: nested ones first, then the root; deletes as tombstones.
final class ServerIndex implements AutoCloseable {
    private static final String SOFT_DELETES = "__soft_deletes";

    private final Directory directory;
    private final IndexWriter writer;
    private long seqNo;

    ServerIndex(Path folder, boolean compound) throws IOException {
        directory = FSDirectory.open(folder);
        var config = new IndexWriterConfig();
        config.setSoftDeletesField(SOFT_DELETES);
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        config.setUseCompoundFile(compound);
        writer = new IndexWriter(directory, config);
    }

    void put(String id, byte[] source, int children) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            Document child = new Document();
            child.add(new StringField("_id", id, Field.Store.NO));
            child.add(new NumericDocValuesField("_seq_no", seqNo));
            documents.add(child);
        }
        Document root = numbered(id);
        root.add(new StoredField("_source", source));
        root.add(new StoredField("_routing", "r" + id));
        documents.add(root);
        writer.softUpdateDocuments(
                new Term("_id", id), documents, new NumericDocValuesField(SOFT_DELETES, 1));
    }

    void delete(String id) throws IOException {
        Document tombstone = numbered(id);
        tombstone.add(new NumericDocValuesField("_tombstone", 1));
        tombstone.add(new NumericDocValuesField(SOFT_DELETES, 1));
        writer.softUpdateDocument(
                new Term("_id", id), tombstone, new NumericDocValuesField(SOFT_DELETES, 1));
    }

    /// As before soft deletes: the copy is gone for good at once.
    void deleteHard(String id) throws IOException {
        writer.deleteDocuments(new Term("_id", id));
    }

    /// As before sequence numbers.
    void putWithoutRevision(String id) throws IOException {
        Document old = new Document();
        old.add(new StringField("_uid", "doc#" + id, Field.Store.YES));
        old.add(new StoredField("_source", "{}".getBytes(StandardCharsets.UTF_8)));
        writer.addDocument(old);
    }

    void commit() throws IOException {
        writer.commit();
    }

    private Document numbered(String id) {
        Document document = new Document();
        document.add(new StringField("_id", id, Field.Store.NO));
        document.add(new StoredField("_id", id.getBytes(StandardCharsets.UTF_8)));
        document.add(new NumericDocValuesField("_seq_no", seqNo++));
        document.add(new NumericDocValuesField("_primary_term", 3));
        return document;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
