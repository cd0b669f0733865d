package dev.turnstone.log;

/// A place in a log: `stream` is a segment directory or a Kafka partition, offsets only grow within
/// it. The generation grows when a stream was taken from this reader and given to it again: places
/// of an older generation are no longer its to commit.
public record LogPosition(String stream, long generation, long offset) {
    public LogPosition(String stream, long offset) {
        this(stream, 0, offset);
    }

    /// Another place of the same stream and generation.
    public LogPosition at(long other) {
        return new LogPosition(stream, generation, other);
    }
}
