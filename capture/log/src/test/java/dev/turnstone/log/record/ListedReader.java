package dev.turnstone.log.record;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.model.Body;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A log in memory that remembers what was committed.
final class ListedReader implements TrafficLogReader {
    final Map<String, Long> committed = new HashMap<>();
    private final ArrayDeque<Logged> records = new ArrayDeque<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<LogPosition, RecordsGone> gone = new HashMap<>();
    private long generation;

    void add(TrafficRecord record) {
        add("a", Samples.joined(RecordEncoder.encode(record)));
    }

    void add(String stream, Body bytes) {
        long offset = ends.merge(stream, 1L, Long::sum) - 1;
        records.add(new Logged(new LogPosition(stream, generation, offset), bytes));
    }

    /// So many records were removed.
    void remove(String stream, int count) {
        LogPosition last =
                new LogPosition(
                        stream, generation, ends.merge(stream, (long) count, Long::sum) - 1);
        gone.put(last, new RecordsGone(last, "removed"));
        records.add(new Logged(last, Body.EMPTY));
    }

    /// The stream is taken away and given again, after another reader went on to this offset.
    void reassign(String stream, long offset) {
        generation++;
        ends.put(stream, offset);
    }

    @Override
    public Optional<Logged> next(Duration wait) {
        Optional<Logged> next = Optional.ofNullable(records.pollFirst());
        RecordsGone instead = next.map(logged -> gone.remove(logged.position())).orElse(null);
        if (instead != null) {
            throw instead;
        }
        return next;
    }

    @Override
    public void commit(LogPosition position) {
        if (holds(position)) {
            committed.put(position.stream(), position.offset());
        }
    }

    @Override
    public boolean holds(LogPosition position) {
        return position.generation() == generation;
    }

    @Override
    public long lag() {
        return records.size();
    }

    @Override
    public void close() {}
}
