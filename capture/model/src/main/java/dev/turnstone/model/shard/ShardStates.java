package dev.turnstone.model.shard;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the facts of an index's shards from a live cluster of any version. Safe for any number of
/// threads.
public final class ShardStates {
    /// How long primaries that may be on their way are usually waited for.
    public static final Duration STARTING = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String STATE_FIELDS =
            "metadata.indices.*.state,"
                    + "metadata.indices.*.routing_num_shards,"
                    + "metadata.indices.*.primary_terms,"
                    + "metadata.indices.*.settings.index.uuid,"
                    + "metadata.indices.*.settings.index.number_of_shards,"
                    + "metadata.indices.*.settings.index.routing_partition_size,"
                    + "metadata.indices.*.settings.index.replication.type,"
                    + "routing_table.indices.*.shards.*.node,"
                    + "routing_table.indices.*.shards.*.allocation_id";
    private static final String STATS_FIELDS =
            "indices.*.shards.*.routing,"
                    + "indices.*.shards.*.docs.count,"
                    + "indices.*.shards.*.store.size_in_bytes,"
                    + "indices.*.shards.*.seq_no,"
                    + "indices.*.shards.*.commit.user_data.history_uuid";

    private final ClusterClient client;

    public ShardStates(ClusterClient client) {
        this.client = client;
    }

    /// The index as it is now; refused where it is absent or closed. A copy that does not answer is
    /// not among its copies.
    public IndexShards of(String index) {
        return find(index).orElseThrow(() -> absent(index));
    }

    /// As [#of], with every primary: see [#findStarted].
    public IndexShards started(String index, Duration atMost) {
        return findStarted(index, atMost).orElseThrow(() -> absent(index));
    }

    /// As [#find], with every primary. One of an index that was made this moment, or whose node
    /// died, starts a little later: that is waited for, and one that is still missing then is
    /// refused. Blocks its thread.
    public Optional<IndexShards> findStarted(String index, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<IndexShards> found = find(index);
            if (found.map(IndexShards::withoutPrimary).orElse(List.of()).isEmpty()) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                found.ifPresent(IndexShards::requirePrimaries);
                return found;
            }
            pause(index);
        }
    }

    private static void pause(String index) {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException.Cancelled("The shards of " + index + " were waited for.", e);
        }
    }

    private static TurnstoneException absent(String index) {
        return new TurnstoneException(
                "The index " + index + " is not there.",
                "Leave it out, or look whether it was renamed.");
    }

    /// The index as it is now, empty where there is none of this name; refused where it is closed.
    public Optional<IndexShards> find(String index) {
        JsonNode state = state(index);
        JsonNode metadata = state.path("metadata").path("indices").path(index);
        if (metadata.isMissingNode()) {
            return Optional.empty();
        }
        if (metadata.path("state").asString("open").equals("close")) {
            throw new IndexClosed(index);
        }
        JsonNode table = state.path("routing_table").path("indices").path(index).path("shards");
        return Optional.of(of(index, metadata, routing(index, metadata), copies(index, table)));
    }

    private JsonNode state(String index) {
        return client.json(
                ClusterRequest.get(
                        "/_cluster/state/metadata,routing_table/"
                                + encoded(index)
                                + "?expand_wildcards=all&filter_path="
                                + STATE_FIELDS));
    }

    /// Before Elasticsearch 7 the state does not tell for how many shards an index was laid out.
    private ShardRouting routing(String index, JsonNode metadata) {
        JsonNode settings = metadata.path("settings").path("index");
        return settings.path("number_of_shards").asInt(1) > 1
                        && metadata.path("routing_num_shards").isMissingNode()
                ? client.routing(index, settings.path("uuid").asString(index))
                : ShardRouting.ofMetadata(metadata);
    }

    private static IndexShards of(
            String index, JsonNode metadata, ShardRouting routing, List<ShardCopy> copies) {
        JsonNode settings = metadata.path("settings").path("index");
        int shards = routing.shards();
        var terms = new ArrayList<Long>();
        for (int shard = 0; shard < shards; shard++) {
            terms.add(metadata.path("primary_terms").path(Integer.toString(shard)).asLong(0));
        }
        return new IndexShards(
                index,
                settings.path("uuid").asString(""),
                routing,
                settings.path("replication").path("type").asString("").equals("SEGMENT"),
                terms,
                copies);
    }

    private List<ShardCopy> copies(String index, JsonNode table) {
        JsonNode stats =
                client.json(
                        ClusterRequest.get(
                                "/"
                                        + encoded(index)
                                        + "/_stats/docs,store?level=shards&filter_path="
                                        + STATS_FIELDS));
        var copies = new ArrayList<ShardCopy>();
        for (var shard : stats.path("indices").path(index).path("shards").properties()) {
            for (JsonNode copy : shard.getValue()) {
                if (isStarted(copy.path("routing").path("state").asString(""))) {
                    copies.add(copy(Integer.parseInt(shard.getKey()), copy, table));
                }
            }
        }
        return copies;
    }

    private static boolean isStarted(String state) {
        return state.equals("STARTED") || state.equals("RELOCATING");
    }

    private static ShardCopy copy(int shard, JsonNode copy, JsonNode table) {
        String node = copy.path("routing").path("node").asString("");
        return new ShardCopy(
                shard,
                copy.path("routing").path("primary").asBoolean(false),
                node,
                allocation(table.path(Integer.toString(shard)), node),
                checkpoints(copy),
                copy.path("docs").path("count").asLong(0),
                copy.path("store").path("size_in_bytes").asLong(0));
    }

    private static String allocation(JsonNode copies, String node) {
        for (JsonNode copy : copies) {
            if (copy.path("node").asString("").equals(node)) {
                return copy.path("allocation_id").path("id").asString("");
            }
        }
        return "";
    }

    private static Checkpoints checkpoints(JsonNode copy) {
        JsonNode seqNo = copy.path("seq_no");
        String history = copy.path("commit").path("user_data").path("history_uuid").asString("");
        if (seqNo.isMissingNode() || history.isEmpty()) {
            return Checkpoints.NONE;
        }
        return new Checkpoints(
                history,
                seqNo.path("max_seq_no").asLong(-1),
                seqNo.path("local_checkpoint").asLong(-1),
                seqNo.path("global_checkpoint").asLong(-1));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
