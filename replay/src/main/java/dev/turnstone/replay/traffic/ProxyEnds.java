package dev.turnstone.replay.traffic;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.Tracked;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Notices in the log that a proxy had no end in order: it began again, or gives no sign of life
/// any more. What it passed last may not have been recorded. One thread.
///
/// Each stream of the log tells of all proxies, in its own order. A position never moves past the
/// last sign of life of a proxy that has no end, so that whoever goes on after a kill knows of it.
final class ProxyEnds {
    private final SilentProxies silent = new SilentProxies();
    private final Map<String, Map<String, Long>> serving = new HashMap<>();
    private final Set<Origin> noticed = new HashSet<>();
    private final Map<Origin, Instant> lastHeard = new HashMap<>();

    void heard(String stream, Origin proxy) {
        of(stream).put(proxy.proxy(), proxy.incarnation());
        lastHeard.put(proxy, Instant.now());
        silent.heard(proxy);
    }

    /// It says that it lives; the record is done when a later one was read.
    void lives(Tracked sign, Origin proxy) {
        heard(sign.position().stream(), proxy);
        silent.lives(sign, proxy);
    }

    void ended(String stream, Origin proxy) {
        of(stream).remove(proxy.proxy());
        lastHeard.remove(proxy);
        silent.ended(stream, life -> life.equals(proxy));
    }

    /// Where its last life had no end, when that was last heard of: at the latest when the new one
    /// began. Once for all streams.
    Optional<Instant> begins(String stream, Origin proxy, Instant at) {
        Long before = of(stream).put(proxy.proxy(), proxy.incarnation());
        lastHeard.putIfAbsent(proxy, Instant.now());
        silent.ended(
                stream,
                life ->
                        life.proxy().equals(proxy.proxy())
                                && life.incarnation() < proxy.incarnation());
        if (before == null || before == proxy.incarnation() || !noticed.add(proxy)) {
            return Optional.empty();
        }
        Instant last = lastHeard.remove(new Origin(proxy.proxy(), before));
        return Optional.of(last == null || at.isBefore(last) ? at : last);
    }

    /// One that gave signs of life and gives none any more, each silence once.
    Optional<Silence> silence(long nanos, Predicate<LogPosition> held) {
        return silent.find(nanos, held);
    }

    /// Since when nothing is heard of a proxy; `signs` are done when that has been dealt with.
    record Silence(Origin proxy, Instant since, List<Tracked> signs) {
        Silence {
            signs = new ArrayList<>(signs);
        }
    }

    private Map<String, Long> of(String stream) {
        return serving.computeIfAbsent(stream, _ -> new HashMap<>());
    }
}
