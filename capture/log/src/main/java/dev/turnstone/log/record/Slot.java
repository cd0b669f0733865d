package dev.turnstone.log.record;

/// The place of one record that somebody works on. Read by one thread, settled by any.
final class Slot {
    private final long offset;
    private volatile boolean done;

    Slot(long offset) {
        this.offset = offset;
    }

    long offset() {
        return offset;
    }

    boolean isDone() {
        return done;
    }

    void done() {
        done = true;
    }
}
