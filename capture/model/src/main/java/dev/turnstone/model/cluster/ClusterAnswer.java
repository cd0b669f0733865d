package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the cluster answered, whatever the status, and after how many tries. Header names are in
/// lower case.
public record ClusterAnswer(int status, Map<String, List<String>> headers, Body body, int tries) {
    private static final int TOO_MANY_REQUESTS = 429;

    public ClusterAnswer(int status, Map<String, List<String>> headers, Body body) {
        this(status, headers, body, 1);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /// The cluster asks us to slow down.
    public boolean isThrottled() {
        return status == TOO_MANY_REQUESTS;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// How long the cluster asks us to wait, where it says so.
    public Optional<Duration> retryAfter() {
        return RetryAfter.of(header("retry-after"), header("date"));
    }
}
