package dev.turnstone.replay.sink;

import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.Settled;

import org.jspecify.annotations.Nullable;

/// Counts explained changes and tells their deliveries, run by run instead of one by one. One
/// sender's own.
final class Settlement {
    private final ByteBudget budget;
    private @Nullable Delivery current;
    private long written;
    private long repeated;
    private long newer;
    private long suspect;
    private long failed;
    private long byLedger;
    private long bytes;
    private long weight;

    Settlement(ByteBudget budget) {
        this.budget = budget;
    }

    void count(Delivery delivery, DocumentChange change, Ruling ruling) {
        turnTo(delivery, change);
        switch (ruling) {
            case Ruling.Written() -> written++;
            case Ruling.Repeated() -> repeated++;
            case Ruling.NewerOnTarget() -> newer++;
            case Ruling.Suspect _ -> suspect++;
            case Ruling.Refused _ -> failed++;
            case Ruling.Again _ ->
                    throw new IllegalArgumentException("ruling: again (expected: a final one)");
        }
    }

    void countByLedger(Delivery delivery, DocumentChange change) {
        turnTo(delivery, change);
        newer++;
        byLedger++;
    }

    /// Tells the last delivery, and gives back the memory of all.
    void finish() {
        flush();
        budget.release(weight);
        weight = 0;
    }

    private void turnTo(Delivery delivery, DocumentChange change) {
        if (delivery != current) {
            flush();
            current = delivery;
        }
        weight += Math.min(change.weight(), budget.capacity());
        if (change.change() instanceof Change.Upsert(var source)) {
            bytes += source.length();
        }
    }

    private void flush() {
        if (current != null) {
            current.settle(new Settled(written, repeated, newer, suspect, failed, byLedger, bytes));
        }
        current = null;
        written = 0;
        repeated = 0;
        newer = 0;
        suspect = 0;
        failed = 0;
        byLedger = 0;
        bytes = 0;
    }
}
