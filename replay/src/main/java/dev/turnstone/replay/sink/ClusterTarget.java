package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A real cluster as the target.
public final class ClusterTarget implements BulkTarget {
    private static final long DEFAULT_LONGEST = 100L << 20;
    private static final String BACKING = ".ds-";
    private static final String BULK =
            "/_bulk?filter_path="
                    + "items.*.status,items.*._seq_no,items.*._primary_term,"
                    + "items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason";
    private static final String STATS =
            "filter_path=indices.*.shards.*.routing.primary,indices.*.shards.*.seq_no.max_seq_no,"
                    + "indices.*.shards.*.commit.user_data.history_uuid";
    private static final String STATE =
            "filter_path=metadata.indices.*.primary_terms,metadata.indices.*.settings_version,"
                    + "routing_table.indices.*.shards.*.primary,"
                    + "routing_table.indices.*.shards.*.allocation_id.id";

    private final ClusterClient client;
    private final long longestBody;

    public ClusterTarget(ClusterClient client) {
        this.client = client;
        this.longestBody = askLongestBody(client);
    }

    public ClusterClient client() {
        return client;
    }

    @Override
    public ClusterAnswer bulk(Body lines) {
        return client.sendOnce(ClusterRequest.convergentBulk(BULK, lines));
    }

    @Override
    public long longestBody() {
        return longestBody;
    }

    @Override
    public TargetIndex index(String name) {
        String path =
                "/_cluster/state/metadata/"
                        + encode(name)
                        + "?filter_path=metadata.indices.*.routing_num_shards,"
                        + "metadata.indices.*.settings.index.uuid,"
                        + "metadata.indices.*.settings.index.number_of_shards,"
                        + "metadata.indices.*.settings.index.routing_partition_size"
                        + "&expand_wildcards=all";
        JsonNode indices =
                client.find(ClusterRequest.get(path))
                        .orElseThrow(() -> new TargetIndexMissing(name))
                        .path("metadata")
                        .path("indices");
        if (isDataStream(name)) {
            return new TargetIndex(
                    name, name, "", ShardRouting.of(1, 1), TargetIndex.Mode.APPEND_ONLY);
        }
        if (indices.size() != 1) {
            throw new TargetIndexMissing(name);
        }
        Map.Entry<String, JsonNode> found = indices.properties().iterator().next();
        if (found.getKey().startsWith(BACKING)) {
            throw backing(found.getKey());
        }
        JsonNode settings = found.getValue().path("settings").path("index");
        return new TargetIndex(
                name,
                found.getKey(),
                settings.path("uuid").asString(""),
                routing(found.getValue(), settings),
                TargetIndex.Mode.VERSIONED);
    }

    private static ShardRouting routing(JsonNode index, JsonNode settings) {
        int shards = settings.path("number_of_shards").asInt(1);
        return new ShardRouting(
                shards,
                index.path("routing_num_shards").asInt(shards),
                settings.path("routing_partition_size").asInt(1));
    }

    @Override
    public List<ShardState> shards(TargetIndex index) {
        String name = encode(index.concrete());
        JsonNode stats =
                client.json(ClusterRequest.get("/" + name + "/_stats?level=shards&" + STATS))
                        .path("indices")
                        .path(index.concrete())
                        .path("shards");
        JsonNode state =
                client.json(
                        ClusterRequest.get(
                                "/_cluster/state/metadata,routing_table/" + name + "?" + STATE));
        JsonNode metadata = state.path("metadata").path("indices").path(index.concrete());
        JsonNode routing =
                state.path("routing_table").path("indices").path(index.concrete()).path("shards");
        var shards = new ArrayList<ShardState>();
        for (Map.Entry<String, JsonNode> shard : stats.properties()) {
            primary(shard.getValue(), copy -> copy.path("routing"))
                    .ifPresent(
                            copy ->
                                    shards.add(
                                            shardState(
                                                    shard.getKey(),
                                                    copy,
                                                    metadata,
                                                    routing.path(shard.getKey()))));
        }
        return shards;
    }

    private static ShardState shardState(
            String shard, JsonNode copy, JsonNode metadata, JsonNode routing) {
        String allocation =
                primary(routing, node -> node)
                        .map(node -> node.path("allocation_id").path("id").asString(""))
                        .orElse("");
        return new ShardState(
                Integer.parseInt(shard),
                copy.path("seq_no").path("max_seq_no").asLong(-1),
                new ShardState.Life(
                        allocation,
                        metadata.path("primary_terms").path(shard).asLong(0),
                        copy.path("commit").path("user_data").path("history_uuid").asString(""),
                        metadata.path("settings_version").asLong(0)));
    }

    private static Optional<JsonNode> primary(
            JsonNode copies, UnaryOperator<JsonNode> whereItSays) {
        for (JsonNode copy : copies) {
            if (whereItSays.apply(copy).path("primary").asBoolean(false)) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    /// Asked about a plain index, a cluster answers with an empty list or with 404.
    private boolean isDataStream(String name) {
        return client.find(ClusterRequest.get("/_data_stream/" + encode(name))).stream()
                .anyMatch(answer -> !answer.path("data_streams").isEmpty());
    }

    private static TurnstoneException backing(String name) {
        return new TurnstoneException(
                name
                        + " backs a data stream of the target, which takes no versions: nothing was"
                        + " written to it.",
                "Leave it out (--indices '*,-.ds-*'), or write this one index into the stream by a"
                        + " transform that renames it to the stream's name.");
    }

    private static long askLongestBody(ClusterClient client) {
        String path = "/_nodes/http?filter_path=nodes.*.http.max_content_length_in_bytes";
        long longest = Long.MAX_VALUE;
        for (JsonNode node : client.json(ClusterRequest.get(path)).path("nodes")) {
            longest =
                    Math.min(
                            longest,
                            node.path("http")
                                    .path("max_content_length_in_bytes")
                                    .asLong(DEFAULT_LONGEST));
        }
        return longest == Long.MAX_VALUE ? DEFAULT_LONGEST : longest;
    }

    static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
