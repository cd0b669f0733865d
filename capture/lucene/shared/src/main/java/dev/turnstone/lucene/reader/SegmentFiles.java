package dev.turnstone.lucene.reader;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// The parts of a segment that hold documents: stored fields, doc values, deletions.
///
/// Postings, points, norms and vectors are never opened: they need not be readable, and an object
/// store need not deliver them.
final class SegmentFiles implements Closeable {
    private final Directory directory;
    private final SegmentCommitInfo commit;
    private final Deque<Closeable> opened = new ArrayDeque<>();

    private final Directory core;
    private final FieldInfos coreFields;
    private final FieldInfos fields;

    private @Nullable DocValuesProducer coreValues;

    private SegmentFiles(Directory directory, SegmentCommitInfo commit) throws IOException {
        this.directory = directory;
        this.commit = commit;
        SegmentInfo info = commit.info;
        if (info.getUseCompoundFile()) {
            core = LuceneCalls.compound(info.getCodec(), directory, info);
            opened.push(core);
        } else {
            core = directory;
        }
        coreFields = codec().fieldInfosFormat().read(core, info, "", IOContext.DEFAULT);
        fields = commit.hasFieldUpdates() ? updatedFields() : coreFields;
    }

    static SegmentFiles open(Directory directory, SegmentCommitInfo commit) throws IOException {
        return new SegmentFiles(directory, commit);
    }

    int documents() {
        return commit.info.maxDoc();
    }

    /// Reads whole blocks and keeps the current one: many times faster in order, useless at random.
    StoredFieldsReader storedInOrder() throws IOException {
        StoredFieldsReader reader =
                codec().storedFieldsFormat()
                        .fieldsReader(core, commit.info, coreFields, IOContext.DEFAULT);
        opened.push(reader);
        return reader.getMergeInstance();
    }

    /// Null where every document is alive.
    @Nullable Bits alive() throws IOException {
        return commit.hasDeletions()
                ? codec().liveDocsFormat().readLiveDocs(directory, commit, IOContext.DEFAULT)
                : null;
    }

    /// Null where no document of the segment has the field.
    @Nullable NumericDocValues numbers(String name) throws IOException {
        FieldInfo field = fields.fieldInfo(name);
        if (field == null || field.getDocValuesType() != DocValuesType.NUMERIC) {
            return null;
        }
        DocValuesProducer values =
                field.getDocValuesGen() == -1 ? coreValues() : updatedValues(field);
        return values.getNumeric(field);
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private DocValuesProducer coreValues() throws IOException {
        DocValuesProducer values = coreValues;
        if (values == null) {
            values = values(new SegmentReadState(core, commit.info, coreFields, IOContext.DEFAULT));
            coreValues = values;
        }
        return values;
    }

    /// An update rewrites the whole column of its field, beside the segment.
    private DocValuesProducer updatedValues(FieldInfo field) throws IOException {
        return values(
                new SegmentReadState(
                        directory,
                        commit.info,
                        new FieldInfos(new FieldInfo[] {field}),
                        IOContext.DEFAULT,
                        generation(field.getDocValuesGen())));
    }

    private DocValuesProducer values(SegmentReadState state) throws IOException {
        DocValuesProducer values = codec().docValuesFormat().fieldsProducer(state);
        opened.push(values);
        return values;
    }

    private FieldInfos updatedFields() throws IOException {
        return codec().fieldInfosFormat()
                .read(
                        directory,
                        commit.info,
                        generation(commit.getFieldInfosGen()),
                        IOContext.DEFAULT);
    }

    private Codec codec() {
        return commit.info.getCodec();
    }

    private static String generation(long generation) {
        return Long.toString(generation, Character.MAX_RADIX);
    }
}
