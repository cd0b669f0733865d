package dev.turnstone.lucene;

import java.io.IOException;
import java.util.Set;

/// The files of one shard's commit, wherever they are kept. Thread-safe.
public interface ShardFiles {
    Set<String> names();

    long length(String file) throws IOException;

    /// The file's bytes, verified against its checksum before the first one is handed out.
    FileBytes open(String file) throws IOException;
}
