package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.MetadataObject;

/// What the target said to a throw-away copy of an object.
sealed interface DryOutcome {
    /// It takes it; this is how it would hold it.
    record Accepted(MetadataObject held) implements DryOutcome {}

    record Refused(String reason) implements DryOutcome {}
}
