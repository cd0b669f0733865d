package dev.turnstone.proxy;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How a proxy's own writes fare up to the source. `live` while the newest due one was answered and
/// went to the log; `answeredMs` is how long the source took.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanaryState(
        boolean live,
        String index,
        long sent,
        long answered,
        long recorded,
        @Nullable Instant lastAnswered,
        @Nullable Long answeredMs,
        @Nullable String trouble) {}
