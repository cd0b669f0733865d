package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.ShardFiles;

import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

import java.io.IOException;
import java.util.Collection;

/// A shard's files as Lucene wants to see them. Read only; thread-safe.
final class BlobDirectory extends ReadOnlyDirectory {
    private final ShardFiles files;

    BlobDirectory(ShardFiles files) {
        this.files = files;
    }

    @Override
    public String[] listAll() {
        return files.names().stream().sorted().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return files.length(name);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return new BlobInput(name, files.open(name));
    }

    @Override
    ChecksumIndexInput checksumInput(String name) throws IOException {
        return new BlobChecksumInput(new BlobInput(name, files.open(name)));
    }

    @Override
    public void close() {
        // The files belong to who opened the shard.
    }

    @Override
    public void deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) {
        throw readOnly();
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
        throw readOnly();
    }

    @Override
    public void sync(Collection<String> names) {
        throw readOnly();
    }

    @Override
    public void syncMetaData() {
        throw readOnly();
    }

    @Override
    public void rename(String source, String dest) {
        throw readOnly();
    }

    @Override
    public Lock obtainLock(String name) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a snapshot is never written to");
    }
}
