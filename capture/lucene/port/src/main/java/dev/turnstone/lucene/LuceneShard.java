package dev.turnstone.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The commit of one shard. Thread-safe, but each [Documents] belongs to one thread.
public interface LuceneShard {
    /// In the order of the commit, which never changes.
    List<Segment> segments();

    /// What the server wrote into the commit: its history, its checkpoints.
    Map<String, String> userData();

    /// The wanted documents of a segment from the given document number on.
    Documents documents(Segment segment, int from, Wanted wanted) throws IOException;
}
