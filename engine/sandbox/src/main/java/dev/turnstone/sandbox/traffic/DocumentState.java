package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A document as its own content tells it: every write since the last replacement, and who set
/// which part last.
///
/// The whole source follows from this (see [Content]), so a source that does not is no work of
/// ours.
///
/// @param trail token to amount, for each write that the content has gone through
/// @param last the write that came last
/// @param fill the write that wrote the body of the document
/// @param stamp what the pipeline stamped
/// @param parts slot to the write that set it
record DocumentState(
        SortedMap<String, Integer> trail,
        @Nullable String last,
        @Nullable String fill,
        @Nullable String stamp,
        SortedMap<String, String> parts) {

    /// What a write leaves where nothing was before, or where it replaces.
    static DocumentState createdBy(Op op) {
        return new DocumentState(
                new TreeMap<>(Map.of(op.token(), op.trailValue())),
                op.token(),
                op.kind() == OpKind.SCRIPTED_UPSERT ? null : op.token(),
                op.stamped() ? op.token() : null,
                new TreeMap<>());
    }

    /// What a write leaves of a document that was there.
    DocumentState modifiedBy(Op op) {
        var newTrail = new TreeMap<>(trail);
        newTrail.put(op.token(), op.trailValue());
        var newParts = new TreeMap<>(parts);
        if (op.kind() == OpKind.PARTIAL && op.slot() != null) {
            newParts.put(op.slot(), op.token());
        }
        String newFill = op.kind() == OpKind.DOC_AS_UPSERT ? op.token() : fill;
        return new DocumentState(newTrail, op.token(), newFill, stamp, newParts);
    }

    /// Reads what a source claims of itself; whether it is true shows when it is rendered again.
    static DocumentState claimedBy(JsonNode source) {
        var trail = new TreeMap<String, Integer>();
        source.path("trail")
                .properties()
                .forEach(e -> trail.put(e.getKey(), e.getValue().asInt(Integer.MIN_VALUE)));
        var parts = new TreeMap<String, String>();
        source.path("part")
                .properties()
                .forEach(e -> parts.put(e.getKey(), e.getValue().asString("")));
        return new DocumentState(
                trail, text(source, "last"), text(source, "fill"), text(source, "stamp"), parts);
    }

    private static @Nullable String text(JsonNode source, String field) {
        JsonNode value = source.get(field);
        return value != null && value.isString() ? value.asString() : null;
    }
}
