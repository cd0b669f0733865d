package dev.turnstone.engine.metadata;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Objects;

/// One line of the journal. `key` is the object (`index/orders`) or the dry run's id; `body` is
/// what would be sent or, once made, what the target held; `identity` is an index's uuid; `run` is
/// who did it, empty for a command of its own.
public record JournalEvent(
        What what,
        String cluster,
        String key,
        String identity,
        @Nullable ObjectNode body,
        Instant at,
        String run) {

    public JournalEvent {
        // Lines of earlier versions do not tell it.
        run = Objects.requireNonNullElse(run, "");
    }

    public JournalEvent(
            What what,
            String cluster,
            String key,
            String identity,
            @Nullable ObjectNode body,
            Instant at) {
        this(what, cluster, key, identity, body, at, "");
    }

    JournalEvent by(String mark) {
        return new JournalEvent(what, cluster, key, identity, body, at, mark);
    }

    /// What happened, or is about to.
    public enum What {
        /// About to be created: written before the target is asked.
        INTENDED,
        CREATED,
        /// It was there already as it should be: needed, and somebody else's to take back.
        FOUND,
        REMOVED,
        DRY_RUN_BEGAN,
        DRY_RUN_ENDED
    }
}
