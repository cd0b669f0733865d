package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Json;
import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A real cluster as the target.
public final class ClusterTarget implements BulkTarget {
    private static final long DEFAULT_LONGEST = 100L << 20;
    private static final int ASKED_AT_ONCE = 1_000;
    private static final String NO_INDEX = "index_not_found_exception";
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

    @Override
    public List<Held> held(TargetIndex index, List<DocumentChange> documents) {
        String path = "/" + encode(index.concrete()) + "/_mget?_source=false";
        var held = new ArrayList<Held>(documents.size());
        for (int from = 0; from < documents.size(); from += ASKED_AT_ONCE) {
            int to = Math.min(documents.size(), from + ASKED_AT_ONCE);
            ClusterRequest request = ClusterRequest.ask(path, ids(documents.subList(from, to)));
            Optional<JsonNode> answer = client.find(request);
            if (answer.isEmpty()) {
                return Collections.nCopies(documents.size(), Held.NOTHING);
            }
            JsonNode answers = answer.get().path("docs");
            if (answers.size() != to - from) {
                throw untold(index, "it answered about " + answers.size() + " of " + (to - from));
            }
            answers.forEach(document -> held.add(held(index, document)));
        }
        return held;
    }

    private static Held held(TargetIndex index, JsonNode document) {
        JsonNode error = document.path("error");
        if (!error.isMissingNode() && !error.path("type").asString("").equals(NO_INDEX)) {
            throw untold(index, error.path("reason").asString(""));
        }
        return document.path("found").asBoolean(false)
                ? new Held(
                        document.path("_seq_no").asLong(-1), document.path("_version").asLong(-1))
                : Held.NOTHING;
    }

    private static ClusterException untold(TargetIndex index, String why) {
        return new ClusterException.Unreachable(
                "The target does not tell what it holds in " + index.name() + ": " + why,
                "See to the health of its shards; it is asked again.",
                null);
    }

    private static String ids(List<DocumentChange> documents) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode docs = body.putArray("docs");
        for (DocumentChange document : documents) {
            ObjectNode one = docs.addObject().put("_id", document.id());
            if (document.routing() != null) {
                one.put("routing", document.routing());
            }
        }
        return body.toString();
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
