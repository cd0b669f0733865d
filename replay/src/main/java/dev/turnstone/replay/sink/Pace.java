package dev.turnstone.replay.sink;

/// How many bulks are under way at once, and how large each is.
public record Pace(int concurrency, int bulkBytes) {}
