package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;
import dev.turnstone.model.Body;

import java.io.EOFException;

/// A file that the server put into the file list itself.
record EmbeddedBytes(Body content) implements FileBytes {
    @Override
    public long length() {
        return content.length();
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws EOFException {
        if (position < 0 || position > content.length() - count) {
            throw new EOFException("The embedded file ended before byte " + (position + count));
        }
        System.arraycopy(content.array(), content.offset() + (int) position, into, offset, count);
    }
}
