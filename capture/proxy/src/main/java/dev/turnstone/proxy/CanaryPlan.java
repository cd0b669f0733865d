package dev.turnstone.proxy;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.cluster.Secret;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// How often a proxy sends a write of its own, to which index, and as whom: `authorization` gives
/// the whole value of that header, and is asked each time, because logins change while a proxy
/// stands.
public record CanaryPlan(Duration every, String index, Supplier<Optional<Secret>> authorization) {
    public static final Duration USUAL = Duration.ofSeconds(10);

    public CanaryPlan {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("every: " + every + " (expected: 1ms at least)");
        }
        if (!index.matches("\\.turnstone-canary[a-z0-9_-]{0,200}")) {
            throw new IllegalArgumentException(
                    "index: "
                            + index
                            + " (expected: a name that begins with "
                            + CanaryMark.INDEX
                            + ", of lower-case letters, digits, - and _)");
        }
    }

    /// One that is always sent as the same user.
    public static CanaryPlan of(Duration every, String index, Optional<Secret> authorization) {
        return new CanaryPlan(every, index, () -> authorization);
    }

    /// An index of its own for each proxy, so that none takes another's away.
    public static String indexOf(String proxy) {
        String name = proxy.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
        return CanaryMark.INDEX + "-" + name.substring(0, Math.min(name.length(), 100));
    }
}
