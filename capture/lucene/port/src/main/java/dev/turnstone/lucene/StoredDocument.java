package dev.turnstone.lucene;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

/// A root document as a segment stores it.
///
/// `id` is the encoded `_id` of indices made by 6.0 or later, `uid` the `type#id` of older ones;
/// `seqNo` and `primaryTerm` are -1 where the document has none.
public record StoredDocument(
        int number,
        @Nullable Body id,
        @Nullable String uid,
        @Nullable String routing,
        @Nullable Body source,
        long seqNo,
        long primaryTerm,
        boolean tombstone) {
    /// That a document has no sequence number or term.
    public static final long NONE = -1;
}
