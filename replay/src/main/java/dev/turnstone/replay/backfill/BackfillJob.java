package dev.turnstone.replay.backfill;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.replay.transform.Transform;

/// What to carry over. Positions are kept under the name: the same name goes on where it stopped.
public record BackfillJob(String name, DocumentSource source, Transform transform, int readers) {
    private static final int USUAL_READERS = 4;

    public BackfillJob {
        if (readers < 1) {
            throw new IllegalArgumentException("readers: " + readers + " (expected: 1 or more)");
        }
    }

    public static BackfillJob of(String name, DocumentSource source) {
        return new BackfillJob(name, source, Transform.NONE, USUAL_READERS);
    }

    public BackfillJob with(Transform newTransform) {
        return new BackfillJob(name, source, newTransform, readers);
    }

    public BackfillJob withReaders(int count) {
        return new BackfillJob(name, source, transform, count);
    }
}
