package dev.turnstone.lucene;

import java.io.IOException;

/// One version of Lucene, able to open what that version and the one before it wrote.
public interface LuceneReader {
    /// Opens the commit that the given `segments_N` file names.
    LuceneShard open(ShardFiles files, String commit) throws IOException;
}
