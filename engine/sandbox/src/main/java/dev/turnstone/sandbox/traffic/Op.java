package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/// One write of one document: all that is needed to compute what it leaves behind.
///
/// @param index the concrete index (or data stream) that the write ends in
/// @param id absent when the server is to make one
/// @param token unique to this write (to this request, for writes by query)
/// @param slot the part that a partial update sets
/// @param stamped whether a pipeline adds its stamp
record Op(
        OpKind kind,
        String index,
        @Nullable String id,
        @Nullable String routing,
        String token,
        int amount,
        @Nullable String slot,
        boolean stamped) {
    static Op of(OpKind kind, String index, @Nullable String id, String token, int amount) {
        return new Op(kind, index, id, null, token, amount, null, false);
    }

    Op routed(String by) {
        return new Op(kind, index, id, by, token, amount, slot, stamped);
    }

    Op slot(String name) {
        return new Op(kind, index, id, routing, token, amount, name, stamped);
    }

    Op stampedByPipeline() {
        return new Op(kind, index, id, routing, token, amount, slot, true);
    }

    /// What the trail of a document holds for this write.
    int trailValue() {
        return kind.counts() ? amount : 0;
    }
}
