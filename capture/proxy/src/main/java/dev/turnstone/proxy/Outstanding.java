package dev.turnstone.proxy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/// The requests of one connection that wait for their answers, in their order; all of them count as
/// in flight. One connection's event loop only.
final class Outstanding {
    private final ArrayDeque<Passing> all = new ArrayDeque<>();
    private final Meters meters;

    Outstanding(Meters meters) {
        this.meters = meters;
    }

    void add(Passing passing) {
        meters.inFlight.incrementAndGet();
        all.add(passing);
    }

    /// The oldest, whose answer comes first.
    @Nullable Passing first() {
        return all.peek();
    }

    /// The oldest is over.
    void settled() {
        if (all.poll() != null) {
            meters.inFlight.decrementAndGet();
        }
    }

    void remove(Passing passing) {
        if (all.remove(passing)) {
            meters.inFlight.decrementAndGet();
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
                meters.unanswered.increment();
                passing.recording.unanswered();
            }
        }
        meters.inFlight.addAndGet(-all.size());
        all.clear();
    }
}
