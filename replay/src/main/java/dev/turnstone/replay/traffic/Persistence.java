package dev.turnstone.replay.traffic;

import dev.turnstone.documents.search.Patience;
import dev.turnstone.model.TurnstoneException;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Asks a cluster again for as long as it is away or busy, and says so; ends only when the replay
/// does. Any thread; blocks it.
final class Persistence {
    private static final long FIRST_MS = 50;
    private static final long LONGEST_MS = 1_000;

    private final ReplayTally tally;
    private final BooleanSupplier ended;

    Persistence(ReplayTally tally, BooleanSupplier ended) {
        this.tally = tally;
        this.ended = ended;
    }

    /// Throws what waiting does not help against.
    <T> T ask(Supplier<T> question) {
        for (long wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
            try {
                return question.get();
            } catch (TurnstoneException e) {
                if (!Patience.helps(e)) {
                    throw e;
                }
                tally.event("Waiting, nothing is lost: " + e.getMessage() + " " + e.remedy());
            }
            if (ended.getAsBoolean()) {
                throw new Ended();
            }
            Patience.pause(wait / 2 + ThreadLocalRandom.current().nextLong(wait));
        }
    }

    void insist(Runnable action) {
        var _ =
                ask(
                        () -> {
                            action.run();
                            return true;
                        });
    }
}
