package dev.turnstone.documents.selection;

/// An index that is not taken.
public record LeftOut(String index, Reason reason, String text) {

    /// Why an index is not taken.
    public enum Reason {
        NOT_NAMED,
        EXCLUDED,
        SYSTEM,
        HIDDEN,
        STREAM,
        CLOSED,
        RED
    }
}
