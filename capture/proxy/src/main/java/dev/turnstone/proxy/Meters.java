package dev.turnstone.proxy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What is counted. Any thread.
final class Meters {
    final AtomicLong connectionNumbers = new AtomicLong();
    final AtomicInteger connections = new AtomicInteger();
    final InFlight inFlight = new InFlight();
    final LongAdder requests = new LongAdder();
    final LongAdder changes = new LongAdder();
    final LongAdder answered = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder upgradesRefused = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder connectFailures = new LongAdder();

    private final Map<TrafficKind, LongAdder> kinds = new EnumMap<>(TrafficKind.class);

    Meters() {
        for (TrafficKind kind : TrafficKind.values()) {
            kinds.put(kind, new LongAdder());
        }
    }

    void passed(TrafficKind kind) {
        Objects.requireNonNull(kinds.get(kind)).increment();
    }

    /// How many passed of each kind.
    Map<String, Long> kinds() {
        Map<String, Long> all = new LinkedHashMap<>();
        kinds.forEach((kind, count) -> all.put(kind.name().toLowerCase(Locale.ROOT), count.sum()));
        return all;
    }
}
