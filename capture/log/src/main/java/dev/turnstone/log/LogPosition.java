package dev.turnstone.log;

/// A place in a log: `stream` is a segment directory or a Kafka partition, offsets only grow within
/// it.
public record LogPosition(String stream, long offset) {}
