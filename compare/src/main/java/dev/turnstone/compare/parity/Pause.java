package dev.turnstone.compare.parity;

import java.time.Duration;

/// Waits between two looks at a cluster.
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParityException(
                    "The parity check was interrupted; nothing was changed.", "Start it again.", e);
        }
    }
}
