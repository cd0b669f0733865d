package dev.turnstone.proxy;

import java.util.concurrent.atomic.AtomicLongArray;

/// What one event loop counts. Changed on that loop only, so that no change waits for another
/// processor; any thread may ask.
final class LoopMeters {
    /// So far from both ends that nothing else shares a place in a processor's memory.
    private static final int AWAY = 16;

    private final AtomicLongArray counts =
            new AtomicLongArray(AWAY + Counted.values().length + AWAY);

    void add(Counted what, long more) {
        int place = place(what);
        counts.setOpaque(place, counts.getPlain(place) + more);
    }

    long count(Counted what) {
        return counts.getOpaque(place(what));
    }

    @SuppressWarnings("EnumOrdinal") // a place in memory, which nobody keeps
    private static int place(Counted what) {
        return AWAY + what.ordinal();
    }
}
