package dev.turnstone.model.shard;

/// One started copy of a shard, as its node told it.
public record ShardCopy(
        int shard,
        boolean primary,
        String node,
        String allocationId,
        Checkpoints checkpoints,
        long documents,
        long bytes) {}
