package dev.turnstone.model;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.SortedSet;
import java.util.TreeSet;

/// Which shard of an index holds a document, found as the servers find it.
///
/// `routingShards` is the number that the index was laid out for, from the cluster state's
/// `routing_num_shards`: it survives splits and shrinks, and the settings do not tell it.
public record ShardRouting(int shards, int routingShards, int partitionSize) {
    public ShardRouting {
        if (shards < 1 || routingShards < shards || routingShards % shards != 0) {
            throw new IllegalArgumentException(
                    "shards: "
                            + shards
                            + " of "
                            + routingShards
                            + " (expected: a divisor of the routing shards)");
        }
        if (partitionSize < 1 || partitionSize > 1 && partitionSize >= shards) {
            throw new IllegalArgumentException(
                    "partitionSize: " + partitionSize + " (expected: 1, or fewer than shards)");
        }
    }

    public static ShardRouting of(int shards, int routingShards) {
        return new ShardRouting(shards, routingShards, 1);
    }

    /// From one index of the answer to `_cluster/state/metadata`: exact from Elasticsearch 7 on and
    /// on OpenSearch. Elasticsearch 6 does not tell, unless the index has one shard: take
    /// [dev.turnstone.model.cluster.IndexRouting].
    public static ShardRouting ofMetadata(JsonNode index) {
        JsonNode settings = index.path("settings").path("index");
        int shards = settings.path("number_of_shards").asInt(1);
        return new ShardRouting(
                shards,
                index.path("routing_num_shards").asInt(shards),
                settings.path("routing_partition_size").asInt(1));
    }

    /// The shard of a document; without a routing of its own, or with an empty one, its id decides.
    public int shardOf(String id, @Nullable String routing) {
        return shard(routing == null || routing.isEmpty() ? id : routing, offset(id));
    }

    /// All shards that may hold documents of a routing: more than one where routing is partitioned.
    public SortedSet<Integer> shardsOf(String routing) {
        var all = new TreeSet<Integer>();
        for (int offset = 0; offset < partitionSize; offset++) {
            all.add(shard(routing, offset));
        }
        return all;
    }

    private int offset(String id) {
        return partitionSize == 1 ? 0 : Math.floorMod(Murmur3.hash(id), partitionSize);
    }

    private int shard(String routing, int offset) {
        int place = Math.floorMod(Murmur3.hash(routing) + offset, routingShards);
        return place / (routingShards / shards);
    }
}
