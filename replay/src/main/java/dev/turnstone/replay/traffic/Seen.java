package dev.turnstone.replay.traffic;

/// Operations of one followed shard that an answer told about: each has its own sequence number.
public record Seen(String index, int shard, long operations) {}
