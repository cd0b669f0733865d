package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what other processes do, which only asking again and again can tell.
public final class Wait {
    private static final long MILLIS = 50;

    private Wait() {}

    /// Whether the condition came true within this time.
    public static boolean until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException(
                        "Interrupted while waiting for a server", "Try again.", e);
            }
        }
        return true;
    }
}
