package dev.turnstone.replay.traffic;

import dev.turnstone.replay.ledger.Notes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Meets the indices that came to be where we saw nobody write to them: by a reindex, say, or in a
/// gap. Whatever may have made one is done for when all that are there have been met; what the
/// source still works on may make one a little later, and one whose shards are not started is met
/// once they are, also by a replay that begins again. The reader's thread only, beside the healer,
/// which does not know them yet.
final class Newcomers {
    private static final Duration LOOK_ON = Duration.ofMinutes(1);

    private final Barriers barriers;
    private final Notes notes;
    private final String note;
    private final Duration every;
    private final List<Ticket> waiting = new ArrayList<>();
    private boolean looksOn;
    private long lookUntil;
    private long lastLook = System.nanoTime();

    /// `name` is the replay's.
    Newcomers(String name, Barriers barriers, Notes notes, Duration every) {
        this.barriers = barriers;
        this.notes = notes;
        this.note = "replay/newcomers/" + name;
        this.every = every;
        if (notes.find(note).isPresent()) {
            lookOn();
        }
    }

    /// It is settled when they have been met.
    void settleWith(Ticket ticket) {
        waiting.add(ticket);
        lookOn();
        notes.put(note, "");
    }

    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /// Looks on, though nobody waits for it.
    boolean isDue() {
        return looksOn && System.nanoTime() - lastLook >= every.toNanos();
    }

    void meet() {
        lastLook = System.nanoTime();
        if (!barriers.discover()) {
            lookOn();
        } else if (looksOn && lastLook - lookUntil >= 0) {
            looksOn = false;
            notes.remove(note);
        }
        waiting.forEach(Ticket::settled);
        waiting.clear();
    }

    private void lookOn() {
        looksOn = true;
        lookUntil = System.nanoTime() + LOOK_ON.toNanos();
    }
}
