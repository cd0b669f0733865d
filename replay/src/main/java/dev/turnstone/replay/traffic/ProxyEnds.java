package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.Origin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Notices in the log that a proxy began again and had not ended in order: what it passed last may
/// not have been recorded. One thread.
///
/// Each stream of the log tells of all proxies, in its own order.
final class ProxyEnds {
    private final Map<String, Map<String, Long>> serving = new HashMap<>();
    private final Set<Origin> noticed = new HashSet<>();

    void heard(String stream, Origin proxy) {
        of(stream).put(proxy.proxy(), proxy.incarnation());
    }

    void ended(String stream, Origin proxy) {
        of(stream).remove(proxy.proxy());
    }

    /// True where its last life had no end, once for all streams.
    boolean begins(String stream, Origin proxy) {
        Long before = of(stream).put(proxy.proxy(), proxy.incarnation());
        return before != null && before != proxy.incarnation() && noticed.add(proxy);
    }

    private Map<String, Long> of(String stream) {
        return serving.computeIfAbsent(stream, _ -> new HashMap<>());
    }
}
