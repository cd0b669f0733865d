package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Resolution.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One entry on its way: finished when the last of its parts is durable, in whatever order. Any
/// thread.
final class Ticket {
    private final Captured captured;
    private final Consumer<Ticket> finished;
    private final AtomicInteger open = new AtomicInteger(1);
    private final List<Told> told = new ArrayList<>();

    Ticket(Captured captured, Consumer<Ticket> finished) {
        this.captured = captured;
        this.finished = finished;
    }

    Instant at() {
        return captured.at();
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
        if (open.decrementAndGet() == 0) {
            finished.accept(this);
        }
    }

    void done() {
        captured.done().run();
    }
}
