package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Resolution.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One entry on its way: finished when the last of its parts is durable, in whatever order. Any
/// thread.
///
/// Many wait at once, for as long as it takes: none holds what was captured.
final class Ticket {
    private final Instant at;
    private final Runnable done;
    private final Consumer<Ticket> finished;
    private final AtomicInteger open = new AtomicInteger(1);
    private final List<Told> told = new ArrayList<>();

    Ticket(Captured captured, Consumer<Ticket> finished) {
        this.at = captured.at();
        this.done = captured.done();
        this.finished = finished;
    }

    Instant at() {
        return at;
    }

    /// One more part has to be settled. Before the reader's own part is.
    void expect() {
        open.incrementAndGet();
    }

    /// The answer named this number. Reader only, before its own part is settled.
    void tell(Told number) {
        told.add(number);
    }

    List<Told> told() {
        return told;
    }

    void settled() {
        if (settledLast()) {
            finished.accept(this);
        }
    }

    /// The same for one of many; true where it was the last part, and the caller finishes it.
    boolean settledLast() {
        return open.decrementAndGet() == 0;
    }

    void done() {
        done.run();
    }
}
