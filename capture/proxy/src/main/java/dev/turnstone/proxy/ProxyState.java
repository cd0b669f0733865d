package dev.turnstone.proxy;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// How a proxy is doing, for people and scripts. `elsewhere` names the nodes that requests go to
/// where these are not the source's.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProxyState(
        String name,
        String mode,
        CaptureState capture,
        @Nullable String trouble,
        int connections,
        int inFlight,
        Traffic traffic,
        Recording recording,
        List<NodeState> nodes,
        @Nullable String elsewhere,
        @Nullable CanaryState canary) {
    /// What passed since the start.
    public record Traffic(
            long requests,
            long changes,
            long answered,
            long unanswered,
            long refused,
            long upgradesRefused,
            long bytesIn,
            long bytesOut,
            long connectFailures,
            Map<String, Long> kinds) {}

    /// What became of the copies.
    public record Recording(
            long recordsTaken,
            long recordsDurable,
            long exchangesMissed,
            long changesMissed,
            long gaps,
            long leftOut,
            long pendingBytes,
            long heldBytes) {}

    /// One node behind the proxy.
    public record NodeState(String url, boolean healthy) {}
}
