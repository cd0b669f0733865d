package dev.turnstone.engine.bench;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Waits for something to come to its end, for as long as it moves. One thread.
final class Progress {
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Progress() {}

    /// Until so many are done; what does not move for a minute will never end, and is told.
    static void await(String what, long all, LongSupplier done, Supplier<Object> state)
            throws InterruptedException {
        long before = -1;
        long moved = System.nanoTime();
        for (long now = done.getAsLong(); now < all; now = done.getAsLong()) {
            if (now != before) {
                before = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                throw new BenchException(
                        what + " stands still at " + now + " of " + all + ": " + state.get());
            }
            Thread.sleep(POLL);
        }
    }
}
