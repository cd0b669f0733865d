package dev.turnstone.engine.metadata;

/// How far an undo may go: `withDocuments` removes indices although somebody may have written to
/// them, `changed` removes objects that were changed since they were made.
public record UndoOptions(boolean withDocuments, boolean changed, WrittenByUs ours) {
    public static final UndoOptions CAREFUL = new UndoOptions(false, false, WrittenByUs.UNKNOWN);
}
