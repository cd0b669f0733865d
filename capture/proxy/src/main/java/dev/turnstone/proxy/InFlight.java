package dev.turnstone.proxy;

import io.netty.channel.EventLoop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Counts the requests that have no answer yet, each event loop for itself, so that loops need not
/// hand a number to and fro for every request. Any thread may ask.
///
/// Whoever has stopped letting requests in first, and then reads 0 here, can be sure of it: a
/// request is counted before it is asked whether it may pass, and a loop's own count never reads
/// too low.
final class InFlight {
    private final Map<EventLoop, Count> counts = new ConcurrentHashMap<>();

    Count of(EventLoop loop) {
        return counts.computeIfAbsent(loop, _ -> new Count());
    }

    int sum() {
        return counts.values().stream().mapToInt(Count::now).sum();
    }

    /// One event loop's count: changed on that loop only.
    static final class Count {
        private static final int PLACE = 32;

        /// So long that no other count shares its place in a processor's memory.
        private final AtomicIntegerArray numbers = new AtomicIntegerArray(2 * PLACE);

        /// Seen by whoever reads the count after this loop has looked at anything else.
        void began() {
            numbers.set(PLACE, numbers.getPlain(PLACE) + 1);
        }

        void ended(int count) {
            numbers.setRelease(PLACE, numbers.getPlain(PLACE) - count);
        }

        private int now() {
            return numbers.get(PLACE);
        }
    }
}
