package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.ClusterMetadata;
import dev.turnstone.engine.metadata.Unread;
import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Map;

/// What was read from one cluster. `settings` are flat, defaults included; `unnumbered` counts the
/// documents of an index that have no sequence number though the cluster gives them.
record ClusterFacts(
        String label,
        ClusterVersion version,
        String uuid,
        String health,
        int dataNodes,
        long shards,
        ClusterMetadata metadata,
        Map<String, IndexFacts> indices,
        Map<String, ShardFacts> shardFacts,
        Map<String, Long> unnumbered,
        List<NodeFacts> nodes,
        Map<String, String> settings,
        Map<String, String> persistent,
        List<Unread> unread) {

    ShardFacts shardFactsOf(String index) {
        return shardFacts.getOrDefault(index, ShardFacts.UNKNOWN);
    }
}
