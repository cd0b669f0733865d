package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterAnswer;

import java.util.List;

/// The target as the sink sees it. Any number of threads; calls block.
public interface BulkTarget {
    /// One attempt to send a bulk, never repeated inside: the cluster's answer, whatever its
    /// status.
    ///
    /// Throws [dev.turnstone.model.cluster.ClusterException.Unreachable] where no answer came.
    ClusterAnswer bulk(Body lines);

    /// Looks the index up; a [TargetIndexMissing] where it is not there.
    TargetIndex index(String name);

    /// Where the primaries of the index stand, one per shard that has one.
    List<ShardState> shards(TargetIndex index);

    /// What the index holds of these documents, in their order.
    List<Held> held(TargetIndex index, List<DocumentChange> documents);

    /// The longest request body that the target takes.
    long longestBody();
}
