package dev.turnstone.replay.backfill;

import dev.turnstone.documents.DocumentSource;
import dev.turnstone.replay.transform.Transform;

import java.time.Duration;
import java.util.function.Consumer;

/// What to carry over. Positions are kept under the name: the same name goes on where it stopped.
///
/// `meeting` is told the name of each target index before the first document goes there, once, and
/// may hold the readers up meanwhile. `lookAtDeletes` is how often the target's shards are looked
/// at for deletes that they forgot.
public record BackfillJob(
        String name,
        DocumentSource source,
        Transform transform,
        int readers,
        Consumer<String> meeting,
        Duration lookAtDeletes) {
    private static final int USUAL_READERS = 4;
    private static final Duration USUAL_LOOK = Duration.ofSeconds(30);

    public BackfillJob {
        if (readers < 1) {
            throw new IllegalArgumentException("readers: " + readers + " (expected: 1 or more)");
        }
    }

    public static BackfillJob of(String name, DocumentSource source) {
        return new BackfillJob(name, source, Transform.NONE, USUAL_READERS, _ -> {}, USUAL_LOOK);
    }

    public BackfillJob with(Transform newTransform) {
        return new BackfillJob(name, source, newTransform, readers, meeting, lookAtDeletes);
    }

    public BackfillJob withReaders(int count) {
        return new BackfillJob(name, source, transform, count, meeting, lookAtDeletes);
    }

    public BackfillJob meeting(Consumer<String> targetIndex) {
        return new BackfillJob(name, source, transform, readers, targetIndex, lookAtDeletes);
    }

    public BackfillJob lookingAtDeletesEvery(Duration time) {
        return new BackfillJob(name, source, transform, readers, meeting, time);
    }
}
