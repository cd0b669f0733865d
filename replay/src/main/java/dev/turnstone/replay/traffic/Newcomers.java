package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Meets the indices that came to be where we saw nobody write to them: by a reindex, say, or in a
/// gap. Whatever may have made one is done for when all that are there have been met; what the
/// source still works on may make one a little later. The reader's thread only, beside the healer,
/// which does not know them yet.
final class Newcomers {
    private static final Duration LOOK_ON = Duration.ofMinutes(1);

    private final Barriers barriers;
    private final Duration every;
    private final List<Ticket> waiting = new ArrayList<>();
    private long lookUntil = System.nanoTime();
    private long lastLook = lookUntil;

    Newcomers(Barriers barriers, Duration every) {
        this.barriers = barriers;
        this.every = every;
    }

    /// It is settled when they have been met.
    void settleWith(Ticket ticket) {
        waiting.add(ticket);
        lookUntil = System.nanoTime() + LOOK_ON.toNanos();
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /// Looks on, though nobody waits for it.
    boolean isDue() {
        long now = System.nanoTime();
        return now - lookUntil < 0 && now - lastLook >= every.toNanos();
    }

    void meet() {
        lastLook = System.nanoTime();
        barriers.discover();
        waiting.forEach(Ticket::settled);
        waiting.clear();
    }
}
