package dev.turnstone.lucene.reader;

import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

import java.io.IOException;

/// What this Lucene asks of a directory beyond the others.
abstract class ReadOnlyDirectory extends Directory {
    abstract ChecksumIndexInput checksumInput(String name) throws IOException;

    @Override
    public ChecksumIndexInput openChecksumInput(String name, IOContext context) throws IOException {
        return checksumInput(name);
    }
}
