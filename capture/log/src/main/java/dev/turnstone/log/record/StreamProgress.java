package dev.turnstone.log.record;

import dev.turnstone.log.LogPosition;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far one stream has been read and done with, and which of its exchanges are open. The reading
/// thread only; others settle slots.
final class StreamProgress {
    private final Map<ExchangeKey, Assembly> open = new LinkedHashMap<>();
    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private LogPosition last;
    private long committed;

    StreamProgress(LogPosition first) {
        last = first.at(first.offset() - 1);
        committed = last.offset();
    }

    boolean isOf(LogPosition position) {
        return position.generation() == last.generation() && position.offset() > last.offset();
    }

    void read(LogPosition position) {
        last = position;
    }

    LogPosition last() {
        return last;
    }

    Map<ExchangeKey, Assembly> open() {
        return open;
    }

    /// A place for the record that was just read.
    Slot slot() {
        Slot slot = new Slot(last.offset());
        slots.addLast(slot);
        return slot;
    }

    /// Everything before the first record that is not done, if that is news.
    Optional<LogPosition> committable() {
        for (Slot head = slots.peekFirst();
                head != null && head.isDone();
                head = slots.peekFirst()) {
            slots.removeFirst();
        }
        Slot head = slots.peekFirst();
        long until = head == null ? last.offset() : head.offset() - 1;
        if (until <= committed) {
            return Optional.empty();
        }
        committed = until;
        return Optional.of(last.at(until));
    }

    void drop() {
        open.values().forEach(Assembly::drop);
        open.clear();
    }
}
