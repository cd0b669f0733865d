package dev.turnstone.engine.metadata;

/// How far an undo may go: `withDocuments` removes indices although somebody may have written to
/// them, `changed` removes objects that were changed since they were made. What `heirs` need stays.
public record UndoOptions(boolean withDocuments, boolean changed, WrittenByUs ours, Heirs heirs) {
    public static final UndoOptions CAREFUL = new UndoOptions(false, false, WrittenByUs.UNKNOWN);

    public UndoOptions(boolean withDocuments, boolean changed, WrittenByUs ours) {
        this(withDocuments, changed, ours, Heirs.NOBODY);
    }
}
