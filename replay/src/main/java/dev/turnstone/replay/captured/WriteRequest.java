package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;
import dev.turnstone.replay.captured.Api.Verb;

import org.jspecify.annotations.Nullable;

/// One write as a client asked for it. The source is null where it is none, or no readable JSON.
record WriteRequest(
        Verb verb,
        @Nullable String name,
        @Nullable String id,
        @Nullable String routing,
        boolean piped,
        @Nullable Body source) {

    String nameOr(String other) {
        return name == null ? other : name;
    }
}
