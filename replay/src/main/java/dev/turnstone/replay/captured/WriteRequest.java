package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;
import dev.turnstone.replay.captured.Api.Verb;

import org.jspecify.annotations.Nullable;

/// One write as a client asked for it. The source is null where it is none, no readable JSON, or
/// not what the client sent.
record WriteRequest(
        Verb verb,
        @Nullable String name,
        @Nullable String id,
        @Nullable String routing,
        boolean piped,
        @Nullable Body source) {

    WriteRequest withoutSource() {
        return new WriteRequest(verb, name, id, routing, piped, null);
    }

    String nameOr(String other) {
        return name == null ? other : name;
    }
}
