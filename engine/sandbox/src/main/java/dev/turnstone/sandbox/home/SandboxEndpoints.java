package dev.turnstone.sandbox.home;

import org.jspecify.annotations.Nullable;

/// Where the servers of a sandbox are: what `up` reports. What was not asked for is null.
public record SandboxEndpoints(
        @Nullable SearchEndpoint source,
        @Nullable SearchEndpoint target,
        @Nullable KafkaEndpoint kafka) {}
