package dev.turnstone.replay.traffic;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.Tracked;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Proxies that give signs of life, and how long each has been silent while the log was read. One
/// thread.
///
/// Time in which nobody reads or the log cannot be heard does not count: what came meanwhile is
/// still to be read.
final class SilentProxies {
    /// Many signs of life.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long MOST_AT_ONCE = Duration.ofSeconds(1).toNanos();

    private final Map<Origin, Life> lives = new HashMap<>();
    private long reading;
    private long lastLook;
    private boolean looked;

    private static final class Life {
        private final Map<String, Tracked> signs = new HashMap<>();
        private Instant heard = Instant.now();
        private long heardAt;
        private boolean told;
    }

    void heard(Origin proxy) {
        Life life = lives.get(proxy);
        if (life != null) {
            hear(life);
        }
    }

    void lives(Tracked sign, Origin proxy) {
        Life life = lives.computeIfAbsent(proxy, _ -> new Life());
        hear(life);
        Tracked before = life.signs.put(sign.position().stream(), sign);
        if (before != null) {
            before.done();
        }
    }

    void ended(String stream, Predicate<Origin> which) {
        lives.forEach(
                (proxy, life) -> {
                    Tracked sign = which.test(proxy) ? life.signs.remove(stream) : null;
                    if (sign != null) {
                        sign.done();
                    }
                });
        lives.values().removeIf(life -> life.signs.isEmpty());
    }

    /// `nanos` stand still while the log cannot be heard.
    Optional<ProxyEnds.Silence> find(long nanos, Predicate<LogPosition> held) {
        reading += looked ? Math.clamp(nanos - lastLook, 0, MOST_AT_ONCE) : 0;
        lastLook = looked ? Math.max(lastLook, nanos) : nanos;
        looked = true;
        for (var each : lives.entrySet()) {
            Life life = each.getValue();
            if (!life.told && reading - life.heardAt > PATIENCE.toNanos()) {
                // Another reader has these streams now, and hears of it.
                life.signs.values().removeIf(sign -> !held.test(sign.position()));
                life.told = true;
                if (!life.signs.isEmpty()) {
                    return Optional.of(
                            new ProxyEnds.Silence(
                                    each.getKey(), life.heard, List.copyOf(life.signs.values())));
                }
            }
        }
        return Optional.empty();
    }

    private void hear(Life life) {
        life.heard = Instant.now();
        life.heardAt = reading;
        life.told = false;
    }
}
