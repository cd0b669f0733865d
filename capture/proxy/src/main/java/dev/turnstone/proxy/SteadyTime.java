package dev.turnstone.proxy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Tells at which instant a reading of the processor's counter was taken, without asking the clock
/// each time: it is compared with the counter once a second, and followed where it was set. Any
/// thread.
final class SteadyTime {
    private static final long OLD = TimeUnit.SECONDS.toNanos(1);

    private final InstantSource clock;
    private volatile Compared latest;

    SteadyTime(InstantSource clock) {
        this.clock = clock;
        this.latest = compare();
    }

    /// The instant of a reading of [System#nanoTime()] that was taken just now.
    Instant at(long nanos) {
        Compared known = latest;
        if (nanos - known.nanos() > OLD) {
            known = compare();
            latest = known;
        }
        return Instant.ofEpochSecond(known.second(), known.nano() + nanos - known.nanos());
    }

    private Compared compare() {
        long nanos = System.nanoTime();
        Instant now = clock.instant();
        return new Compared(nanos, now.getEpochSecond(), now.getNano());
    }

    private record Compared(long nanos, long second, long nano) {}
}
