package dev.turnstone.replay.sink;

import dev.turnstone.replay.ledger.Notes;
import dev.turnstone.replay.transform.Transform;

import java.util.Optional;

/// By which transform the documents of each target index were made: one transform fills an index,
/// whoever writes there. Any thread.
///
/// The target keeps what it holds where the same revision comes again, so that another transform
/// would change nothing of it, or half of it.
public final class OneTransform {
    private static final String PREFIX = "transform/";

    private final ConvergentSink sink;
    private final Notes notes;

    public OneTransform(ConvergentSink sink, Notes notes) {
        this.sink = sink;
        this.notes = notes;
    }

    /// Refuses an index that another transform has written to, by an [AnotherTransform]; of others
    /// it is remembered.
    public synchronized void require(String target, Transform transform) {
        String note = PREFIX + target + "/" + sink.index(target).uuid();
        Optional<String> before = notes.find(note);
        if (before.isPresent() && before.get().equals(transform.identity())) {
            return;
        }
        if (before.isPresent() && isWritten(target)) {
            throw new AnotherTransform(target);
        }
        notes.put(note, transform.identity());
    }

    private boolean isWritten(String target) {
        return sink.shards(target).stream().anyMatch(shard -> shard.maxSeqNo() >= 0);
    }
}
