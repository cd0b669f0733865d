package dev.turnstone.replay.traffic;

import dev.turnstone.replay.captured.MetadataChange;

/// What replay does by itself about a change of metadata. The whole rule set is this list.
public enum MetadataRule {
    /// Behind a barrier: what was captured before is on the target first.
    APPLIED,
    /// Not applied: the user is told. It changes no document, or what it changes is found again.
    TOLD,
    /// Not applied, and told; indices that it filled or replaced are read in full.
    TOLD_AND_READ;

    public static MetadataRule of(MetadataChange.Kind kind) {
        return switch (kind) {
            case CREATE_INDEX, DELETE_INDEX, MAPPING, ALIASES, ROLLOVER -> APPLIED;
            case RESIZE, RESTORE, DATA_STREAM -> TOLD_AND_READ;
            case SETTINGS, OPEN_CLOSE, TEMPLATE, PIPELINE, SCRIPT, LIFECYCLE, CLUSTER -> TOLD;
        };
    }
}
