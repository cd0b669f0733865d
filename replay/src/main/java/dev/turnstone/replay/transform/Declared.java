package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

/// A transform and the text that it was declared by, without what does not matter in it.
record Declared(Transform steps, String identity) implements Transform {
    @Override
    public Outcome apply(DocumentChange change) {
        return steps.apply(change);
    }

    @Override
    public Outcome apply(DocumentChange change, String source) {
        return steps.apply(change, source);
    }

    @Override
    public String targetIndex(String index) {
        return steps.targetIndex(index);
    }
}
