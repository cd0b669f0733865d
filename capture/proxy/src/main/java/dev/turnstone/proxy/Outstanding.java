package dev.turnstone.proxy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/// The requests of one connection that wait for their answers, in their order; all of them count as
/// in flight. One connection's event loop only.
final class Outstanding {
    private final ArrayDeque<Passing> all = new ArrayDeque<>();
    private final LoopMeters meters;
    private final InFlight.Count inFlight;

    Outstanding(LoopMeters meters, InFlight.Count inFlight) {
        this.meters = meters;
        this.inFlight = inFlight;
    }

    void add(Passing passing) {
        inFlight.began();
        all.add(passing);
    }

    /// Adds one that counts as in flight already.
    void addCounted(Passing passing) {
        all.add(passing);
    }

    /// The oldest, whose answer comes first.
    @Nullable Passing first() {
        return all.peek();
    }

    /// The oldest is over.
    void settled() {
        if (all.poll() != null) {
            inFlight.ended(1);
        }
    }

    void remove(Passing passing) {
        if (all.remove(passing)) {
            inFlight.ended(1);
        }
    }

    int size() {
        return all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean hasChanges() {
        return all.stream().anyMatch(passing -> passing.changes);
    }

    void last() {
        all.forEach(Passing::lasts);
    }

    /// No answer will come any more, for any of them.
    void abandon() {
        for (Passing passing : all) {
            if (passing.recording != null) {
                meters.add(Counted.UNANSWERED, 1);
                passing.recording.unanswered();
            }
        }
        inFlight.ended(all.size());
        all.clear();
    }
}
