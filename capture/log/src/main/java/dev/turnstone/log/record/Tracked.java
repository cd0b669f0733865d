package dev.turnstone.log.record;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.record.TrafficRecord.Told;

/// What a consumer is told, until it says that it is done with it. What is never done comes again
/// after a restart, and what came behind it as well.
public final class Tracked {
    private final LogPosition position;
    private final Told told;
    private final Slot slot;

    Tracked(LogPosition position, Told told, Slot slot) {
        this.position = position;
        this.told = told;
        this.slot = slot;
    }

    /// An exchange (its bodies put together), a gap, or what a proxy said of itself.
    public Told told() {
        return told;
    }

    /// Where the record that ended it stands.
    public LogPosition position() {
        return position;
    }

    /// Its effect is durable. Any thread, any order, as often as wanted.
    public void done() {
        slot.done();
    }

    /// Says done, and holds nothing of what was told: for whoever waits long with many.
    public Runnable whenDone() {
        return slot::done;
    }
}
