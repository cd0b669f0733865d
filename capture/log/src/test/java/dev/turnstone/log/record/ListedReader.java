package dev.turnstone.log.record;

import dev.turnstone.log.LogPosition;
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
    private long generation;

    void add(TrafficRecord record) {
        add("a", Samples.joined(RecordEncoder.encode(record)));
    }

    void add(String stream, Body bytes) {
        long offset = ends.merge(stream, 1L, Long::sum) - 1;
        records.add(new Logged(new LogPosition(stream, generation, offset), bytes));
    }

    /// The stream is taken away and given again, after another reader went on to this offset.
    void reassign(String stream, long offset) {
        generation++;
        ends.put(stream, offset);
    }

    @Override
    public Optional<Logged> next(Duration wait) {
        return Optional.ofNullable(records.pollFirst());
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
