package dev.turnstone.engine.operation;

import dev.turnstone.replay.transform.Transform;

import java.util.OptionalLong;

/// What to carry over, and how.
///
/// `patterns` are separated by commas, `-x*` leaves out. `sample` takes only the first documents of
/// each index; `again` reads from the start what was carried over before.
public record BackfillOrder(
        Origin origin,
        String patterns,
        OptionalLong sample,
        Transform transform,
        int readers,
        boolean again) {
    private static final int USUAL_READERS = 4;

    public static BackfillOrder of(Origin origin) {
        return new BackfillOrder(
                origin, "*", OptionalLong.empty(), Transform.NONE, USUAL_READERS, false);
    }

    public BackfillOrder of(String indexPatterns) {
        return new BackfillOrder(origin, indexPatterns, sample, transform, readers, again);
    }

    public BackfillOrder sampling(OptionalLong perIndex) {
        return new BackfillOrder(origin, patterns, perIndex, transform, readers, again);
    }

    public BackfillOrder with(Transform change) {
        return new BackfillOrder(origin, patterns, sample, change, readers, again);
    }

    public BackfillOrder again(boolean fromTheStart) {
        return new BackfillOrder(origin, patterns, sample, transform, readers, fromTheStart);
    }
}
