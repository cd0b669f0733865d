package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

/// Two transforms, one after the other.
record Chain(Transform first, Transform second) implements Transform {
    @Override
    public Outcome apply(DocumentChange change) {
        return apply(change, change.index());
    }

    @Override
    public Outcome apply(DocumentChange change, String source) {
        return switch (first.apply(change, source)) {
            case Outcome.Passed(DocumentChange passed) -> second.apply(passed, source);
            case Outcome.Failed failed -> failed;
        };
    }

    @Override
    public String targetIndex(String index) {
        return second.targetIndex(first.targetIndex(index));
    }
}
