package dev.turnstone.replay.sink;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for a condition instead of for a time.
public final class Poll {
    private Poll() {}

    public static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("condition: still false after two minutes");
            }
            Thread.sleep(5);
        }
    }
}
