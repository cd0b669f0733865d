package dev.turnstone.lucene;

import java.io.IOException;

/// Random access to the bytes of one file. Thread-safe; closed by who opened the shard.
public interface FileBytes {
    long length();

    /// Fills `into` from `offset` on with exactly `length` bytes.
    void read(long position, byte[] into, int offset, int length) throws IOException;
}
