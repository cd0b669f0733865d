package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.Notes;

import java.util.BitSet;
import java.util.UUID;

/// The names under which those who follow traffic with one ledger are known to others: the same
/// ones after a restart, so that each takes the place of the one before. Any thread.
final class WorkerNames {
    private static final String NOTE = "worker";

    private final Notes notes;
    private final BitSet taken = new BitSet();

    WorkerNames(Notes notes) {
        this.notes = notes;
    }

    /// A name that nobody has; to be closed by whoever has it.
    synchronized Name take() {
        int number = taken.nextClearBit(0);
        taken.set(number);
        return new Name(ledger() + "-" + number, number);
    }

    private synchronized void free(Name name) {
        if (!name.free) {
            name.free = true;
            taken.clear(name.number);
        }
    }

    private String ledger() {
        return notes.find(NOTE)
                .orElseGet(
                        () -> {
                            String made = "turnstone-" + UUID.randomUUID();
                            notes.put(NOTE, made);
                            return made;
                        });
    }

    final class Name implements AutoCloseable {
        private final String text;
        private final int number;
        private boolean free;

        private Name(String text, int number) {
            this.text = text;
            this.number = number;
        }

        String text() {
            return text;
        }

        @Override
        public void close() {
            free(this);
        }
    }
}
