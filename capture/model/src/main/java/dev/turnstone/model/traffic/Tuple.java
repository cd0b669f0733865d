package dev.turnstone.model.traffic;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A captured exchange, and what the target answered to the same request.
///
/// `sent` is what went to the target, as transforms and amendments made it. Without an answer of
/// the target, `trouble` says why.
public record Tuple(
        Exchange source,
        SeenRequest sent,
        Instant sentAt,
        @Nullable SeenAnswer target,
        @Nullable String trouble) {}
