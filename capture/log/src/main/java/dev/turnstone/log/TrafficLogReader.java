package dev.turnstone.log;

import dev.turnstone.model.Body;

import java.time.Duration;
import java.util.Optional;

/// Reads records in the log's order, from where this consumer left off. One thread at a time.
public interface TrafficLogReader extends AutoCloseable {
    /// A record and its place; the place is what [#commit(LogPosition)] takes.
    record Logged(LogPosition position, Body bytes) {}

    /// The next record, waiting for one at the log's end for no longer than this.
    Optional<Logged> next(Duration wait);

    /// Everything up to and with this place is done for: a later start goes on after it.
    void commit(LogPosition position);

    /// Records that are in the log and not committed yet.
    long lag();

    @Override
    void close();
}
