package dev.turnstone.replay.sink;

/// Where a primary of the target stands: the highest number that it gave, and which life it is in.
public record ShardState(int shard, long maxSeqNo, Life life) {

    /// What changes when tombstones may have died: by relocation, failover, restore, restart, or
    /// close and open (which only the settings' version tells).
    public record Life(
            String allocationId, long primaryTerm, String historyUuid, long settingsVersion) {}
}
