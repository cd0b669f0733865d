package dev.turnstone.replay.sink;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next attempt: doubling with jitter, starting over after progress.
/// One sender's own.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Duration patience;
    private long since = System.nanoTime();
    private int failures;

    Backoff(Duration patience) {
        this.patience = patience;
    }

    void progress() {
        failures = 0;
        since = System.nanoTime();
    }

    int failures() {
        return failures;
    }

    void pause(String reason) throws InterruptedException {
        if (failures > 0 && System.nanoTime() - since > patience.toNanos()) {
            throw TargetUnavailable.outOfPatience(patience, reason);
        }
        if (failures == 0) {
            since = System.nanoTime();
        }
        long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
        failures++;
        Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
