package dev.turnstone.log.imports;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One exchange as another tool saw it; the answer is missing where that tool did not see it.
record Imported(
        String connection,
        Instant begun,
        Message request,
        @Nullable Message answer,
        Duration took) {
    /// The first line's words, the header lines and the body without its framing.
    record Message(List<String> line, List<Header> headers, Body body) {}
}
