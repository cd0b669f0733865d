package dev.turnstone.replay.captured;

/// Primary term and sequence number, as an answer told them.
public record Numbers(long term, long seqNo) {}
