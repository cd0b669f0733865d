package dev.turnstone.replay.captured;

import java.util.List;

/// A change of something other than documents. `names` are index expressions as the client wrote
/// them; `certain` is false where no answer told that it happened.
public record MetadataChange(Kind kind, List<String> names, boolean certain, String request) {
    public MetadataChange {
        names = List.copyOf(names);
    }

    /// What was changed.
    public enum Kind {
        CREATE_INDEX,
        DELETE_INDEX,
        MAPPING,
        ALIASES,
        ROLLOVER,
        SETTINGS,
        OPEN_CLOSE,
        /// Shrink, split, clone.
        RESIZE,
        RESTORE,
        DATA_STREAM,
        TEMPLATE,
        PIPELINE,
        SCRIPT,
        LIFECYCLE,
        CLUSTER
    }
}
