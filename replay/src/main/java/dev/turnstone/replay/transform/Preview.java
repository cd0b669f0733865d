package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import java.util.List;

/// A document before and after a transform: nothing is written.
public record Preview(DocumentChange before, Transform.Outcome after) {

    public boolean isChanged() {
        return !(after instanceof Transform.Outcome.Passed(DocumentChange passed)
                && passed.equals(before));
    }

    public static List<Preview> of(Transform transform, List<DocumentChange> sample) {
        return sample.stream().map(change -> new Preview(change, transform.apply(change))).toList();
    }
}
