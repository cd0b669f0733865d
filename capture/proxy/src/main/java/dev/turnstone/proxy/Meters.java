package dev.turnstone.proxy;

import io.netty.channel.EventLoop;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What is counted, by each event loop for itself. Any thread.
final class Meters {
    final AtomicLong connectionNumbers = new AtomicLong();
    final AtomicInteger connections = new AtomicInteger();
    final InFlight inFlight = new InFlight();

    private final Map<EventLoop, LoopMeters> loops = new ConcurrentHashMap<>();

    LoopMeters of(EventLoop loop) {
        return loops.computeIfAbsent(loop, _ -> new LoopMeters());
    }

    long sum(Counted what) {
        return loops.values().stream().mapToLong(loop -> loop.count(what)).sum();
    }

    /// How many passed of each kind.
    Map<String, Long> kinds() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (TrafficKind kind : TrafficKind.values()) {
            all.put(kind.name().toLowerCase(Locale.ROOT), sum(kind.counted));
        }
        return all;
    }
}
