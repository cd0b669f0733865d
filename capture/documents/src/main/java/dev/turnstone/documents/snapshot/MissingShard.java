package dev.turnstone.documents.snapshot;

/// A shard that the server could not snapshot, and why.
public record MissingShard(String index, int shard, String reason) {}
