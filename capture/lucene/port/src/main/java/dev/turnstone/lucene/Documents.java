package dev.turnstone.lucene;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Walks through the root documents of a segment in order. One thread.
public interface Documents extends AutoCloseable {
    /// The next document, or null after the last one.
    @Nullable StoredDocument next() throws IOException;

    @Override
    void close() throws IOException;
}
