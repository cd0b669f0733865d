package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

import java.time.Duration;
import java.util.Optional;

/// How hard and how long a cluster may be asked.
public record Pace(
        @Entry(about = "Requests under way at once.", usual = "64", least = 1, most = 1_024)
                int concurrency,
        @Entry(about = "Most requests in a second; unlimited unless said.", least = 1)
                Optional<Long> requestsPerSecond,
        @Entry(about = "Longest wait for a connection.", usual = "\"10s\"") Duration connect,
        @Entry(about = "Longest silence of the cluster.", usual = "\"2m\"") Duration answer) {}
