package dev.turnstone.compare.parity;

import org.jspecify.annotations.Nullable;

/// A document as one side showed it. `revision` is the side's own term and sequence number,
/// `version` its version, `content` the hash of its source: [Hit#UNKNOWN] where it was not read.
record Seen(
        String id, int shard, @Nullable String routing, long revision, long version, long content) {

    Key key() {
        return new Key(shard, id);
    }

    /// What a document is: an id within a shard of the *source*.
    record Key(int shard, String id) {}
}
