package dev.turnstone.engine.operation;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Notes;
import dev.turnstone.replay.sink.TargetIndex;
import dev.turnstone.replay.transform.Transform;

import java.util.Collection;
import java.util.Optional;

/// By which transform the documents of each target index were made.
///
/// The target keeps what it holds where the same revision comes again, so that another transform
/// would change nothing of it, or half of it.
final class TransformNotes {
    private static final String PREFIX = "transform/";

    private final TargetDesk desk;
    private final Notes notes;

    TransformNotes(TargetDesk desk) {
        this.desk = desk;
        this.notes = desk.ledger().notes();
    }

    /// Refuses an index that another transform has written to; the others are remembered.
    void require(Collection<String> targets, Transform transform) {
        for (String target : targets) {
            TargetIndex index = desk.sink().index(target);
            String note = PREFIX + target + "/" + index.uuid();
            Optional<String> before = notes.find(note);
            if (before.isPresent() && before.get().equals(transform.identity())) {
                continue;
            }
            if (before.isPresent() && isWritten(target)) {
                throw another(target);
            }
            notes.put(note, transform.identity());
        }
    }

    private boolean isWritten(String target) {
        return desk.sink().shards(target).stream().anyMatch(shard -> shard.maxSeqNo() >= 0);
    }

    private static TurnstoneException another(String target) {
        return new TurnstoneException(
                "The documents of "
                        + target
                        + " were made by another transform than this one, and would stay as they"
                        + " are: nothing was written.",
                "Delete the index on the target and make it anew (\"turnstone metadata apply\"), then"
                        + " begin again. For what the first one refused, \"turnstone failed retry\""
                        + " with the new one is enough.");
    }
}
