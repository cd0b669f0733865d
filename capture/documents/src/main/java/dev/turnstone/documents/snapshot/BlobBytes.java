package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;

/// The bytes of one blob, open until closed. Thread-safe.
public interface BlobBytes extends FileBytes, AutoCloseable {
    @Override
    void close();
}
