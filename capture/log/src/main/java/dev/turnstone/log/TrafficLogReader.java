package dev.turnstone.log;

import dev.turnstone.model.Body;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads records in each stream's order, from where this consumer left off. One thread at a time.
public interface TrafficLogReader extends AutoCloseable {
    /// A record and its place; the place is what [#commit(LogPosition)] takes.
    record Logged(LogPosition position, Body bytes) {}

    /// The next record, waiting for one at the log's end for no longer than this. Throws
    /// [RecordsGone] where some were removed or cannot be read any more.
    Optional<Logged> next(Duration wait);

    /// Asked where nothing came since `then`: everything that was in this reader's part of the log
    /// before the answered time has been handed over. That nothing came does not say so by itself:
    /// a broker may be away, or somebody who died may still hold what is to be read here.
    default Instant readBefore(Instant then) {
        return then;
    }

    /// How often this reader was given more of the log to read: what [#readBefore(Instant)] said
    /// before then is not true of that. Any thread.
    default long gains() {
        return 0;
    }

    /// For how long nobody has been able to hear this reader's part of the log: a broker may be
    /// away. A folder is always there. Any thread.
    default Duration unheard() {
        return Duration.ZERO;
    }

    /// Everything up to and with this place is done for: a later start goes on after it. A place
    /// that is not this reader's any more is left alone.
    void commit(LogPosition position);

    /// Whether this place's stream is still this reader's, and was all the time since it was read.
    default boolean holds(LogPosition position) {
        return true;
    }

    /// Records that are in this reader's part of the log and not committed yet.
    long lag();

    @Override
    void close();
}
