package dev.turnstone.lucene.reader;

import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;

import java.io.IOException;
import java.util.Set;

/// What this Lucene asks of a directory beyond the others.
abstract class ReadOnlyDirectory extends Directory {
    abstract ChecksumIndexInput checksumInput(String name) throws IOException;

    @Override
    public ChecksumIndexInput openChecksumInput(String name, IOContext context) throws IOException {
        return checksumInput(name);
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }
}
