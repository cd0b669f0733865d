package dev.turnstone.documents;

import dev.turnstone.model.Body;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// A cluster with documents to read, as tests need it.
public final class Flock implements AutoCloseable {
    private final ClusterClient client;
    private final String url;

    public Flock(String url) {
        this.url = url;
        this.client = ClusterClient.open(ClusterEndpoint.of(url));
    }

    public ClusterClient client() {
        return client;
    }

    public String url() {
        return url;
    }

    public String type() {
        return client.version().major() < 6 && !client.version().isOpenSearch() ? "doc" : "_doc";
    }

    public void create(String index, int shards, String settings) {
        put(
                "/" + index,
                "{\"settings\":{\"number_of_shards\":"
                        + shards
                        + ",\"number_of_replicas\":0,\"refresh_interval\":\"-1\""
                        + settings
                        + "},\"mappings\":"
                        + mapping("\"dynamic\":false")
                        + "}");
    }

    /// A mapping, under its type where there are types.
    public String mapping(String content) {
        return client.version().hasMappingTypes()
                ? "{\"" + type() + "\":{" + content + "}}"
                : "{" + content + "}";
    }

    /// Indexes documents `from` to `to - 1` under their numbers as ids.
    public void fill(String index, int from, int to, IntFunction<String> document) {
        for (int start = from; start < to; start += 2_000) {
            var lines = new StringBuilder();
            for (int n = start; n < Math.min(to, start + 2_000); n++) {
                lines.append("{\"index\":{\"_id\":\"").append(n).append("\"}}\n");
                lines.append(document.apply(n)).append('\n');
            }
            bulk(index, lines.toString());
        }
    }

    public void bulk(String index, String lines) {
        String path = "/" + index + (client.version().hasMappingTypes() ? "/" + type() : "");
        ClusterAnswer answer =
                client.send(ClusterRequest.convergentBulk(path + "/_bulk", Body.of(lines)));
        String text = answer.body().text();
        if (!answer.isSuccess() || text.contains("\"errors\":true")) {
            throw new AssertionError(text.substring(0, Math.min(2_000, text.length())));
        }
    }

    public JsonNode put(String path, String json) {
        return client.json(ClusterRequest.put(path, json));
    }

    public JsonNode index(String index, String id, String more, String json) {
        return put("/" + index + "/" + type() + "/" + id + more, json);
    }

    public JsonNode delete(String index, String id, String more) {
        return client.json(ClusterRequest.delete("/" + index + "/" + type() + "/" + id + more));
    }

    public JsonNode post(String path, String json) {
        return client.json(ClusterRequest.post(path, json));
    }

    public JsonNode get(String path) {
        return client.json(ClusterRequest.get(path));
    }

    public void refresh(String index) {
        post("/" + index + "/_refresh", "");
    }

    /// Everything that a source yields, in order.
    public static List<Batch> batches(DocumentSource source) {
        List<Batch> batches = new ArrayList<>();
        for (Part part : source.parts()) {
            batches.addAll(batches(source, part, Position.START));
        }
        return batches;
    }

    public static List<Batch> batches(DocumentSource source, Part part, Position from) {
        List<Batch> batches = new ArrayList<>();
        try (PartReader reader = source.open(part, from)) {
            for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                batches.add(batch.get());
            }
        }
        return batches;
    }

    /// What a target would hold: the highest revision of each document.
    public static Map<String, DocumentChange> converged(List<Batch> batches) {
        Map<String, DocumentChange> held = new LinkedHashMap<>();
        for (Batch batch : batches) {
            for (DocumentChange change : batch.changes()) {
                held.merge(
                        change.shard() + "/" + change.id(),
                        change,
                        (a, b) -> b.revision().compareTo(a.revision()) > 0 ? b : a);
            }
        }
        return held;
    }

    @Override
    public void close() {
        client.close();
    }
}
