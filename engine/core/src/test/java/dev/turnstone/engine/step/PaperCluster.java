package dev.turnstone.engine.step;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A cluster of one shard for each index, as far as steps that carry no documents look at it:
/// indices, pipelines, templates and snapshots. Keeps what it was asked.
final class PaperCluster implements AutoCloseable {
    private static final List<String> COLLECTIONS = List.of("/_ingest/pipeline", "/_template");

    private final HttpServer server;
    private final String number;
    private final boolean openSearch;
    private final Map<String, ObjectNode> indices = new TreeMap<>();
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final Map<String, Long> writes = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    final PaperSnapshots snapshots = new PaperSnapshots();
    private int made;
    private boolean full;

    private record Answer(int status, JsonNode body) {
        static final Answer MISSING = new Answer(404, Json.MAPPER.createObjectNode());

        static Answer of(JsonNode body) {
            return new Answer(200, body);
        }
    }

    PaperCluster(String number, boolean openSearch) {
        this.number = number;
        this.openSearch = openSearch;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void index(String name, String body) {
        ObjectNode index = (ObjectNode) Json.MAPPER.readTree(body);
        index.withObject("/settings/index")
                .put("uuid", number + "-" + ++made)
                .put("number_of_shards", "1");
        index.withObject("/mappings");
        index.withObject("/aliases");
        indices.put(name, index);
    }

    synchronized void object(String path, String body) {
        objects.put(path, (ObjectNode) Json.MAPPER.readTree(body));
    }

    /// Somebody writes a document there.
    synchronized void write(String index) {
        writes.merge(index, 1L, Long::sum);
    }

    /// From now on whoever reads this path, or what is below it, is answered so; 0 for as before.
    synchronized void refuse(String path, int status) {
        refusals.put(path, status);
    }

    /// Whether it has no room for shards.
    synchronized void isFull(boolean now) {
        full = now;
    }

    synchronized boolean has(String name) {
        return indices.containsKey(name) || objects.containsKey(name);
    }

    synchronized ObjectNode index(String name) {
        return indices.getOrDefault(name, Json.MAPPER.createObjectNode());
    }

    /// What was asked by this method below this path.
    synchronized List<String> asked(String method, String path) {
        return asked.stream().filter(each -> each.startsWith(method + " " + path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        synchronized (this) {
            asked.add(exchange.getRequestMethod() + " " + path);
            answer = answer(exchange.getRequestMethod(), path, body);
        }
        byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(String method, String path, String body) {
        for (var refusal : refusals.entrySet()) {
            if (refusal.getValue() != 0
                    && method.equals("GET")
                    && path.startsWith(refusal.getKey())) {
                return new Answer(refusal.getValue(), Json.MAPPER.createObjectNode());
            }
        }
        if (path.equals("/")) {
            return Answer.of(root());
        }
        if (path.startsWith("/_snapshot/")) {
            return snapshots.answer(method, path).map(Answer::of).orElse(Answer.MISSING);
        }
        for (String collection : COLLECTIONS) {
            if (path.equals(collection)) {
                return Answer.of(all(collection));
            }
            if (path.startsWith(collection + "/")) {
                return object(method, path, body);
            }
        }
        if (path.startsWith("/_cluster/state")) {
            return Answer.of(state());
        }
        if (path.startsWith("/_cluster/health")) {
            return Answer.of(health());
        }
        if (path.equals("/_cluster/allocation/explain")) {
            return Answer.of(
                    Json.MAPPER
                            .createObjectNode()
                            .put("can_allocate", "no")
                            .put("allocate_explanation", "there is no room"));
        }
        if (path.startsWith("/_cluster") || path.startsWith("/_nodes")) {
            return Answer.of(Json.MAPPER.createObjectNode());
        }
        if (path.equals("/_all")) {
            ObjectNode all = Json.MAPPER.createObjectNode();
            indices.forEach(all::set);
            return Answer.of(all);
        }
        return path.startsWith("/_") ? Answer.MISSING : index(method, path, body);
    }

    private Answer index(String method, String path, String body) {
        String name = path.split("/", -1)[1];
        if (method.equals("PUT") && path.equals("/" + name)) {
            index(name, body);
            return Answer.of(Json.MAPPER.createObjectNode());
        }
        ObjectNode index = indices.get(name);
        if (index == null) {
            return Answer.MISSING;
        }
        if (method.equals("DELETE")) {
            indices.remove(name);
            writes.remove(name);
            return Answer.of(Json.MAPPER.createObjectNode());
        }
        if (path.contains("/_stats")) {
            return Answer.of(stats(name));
        }
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (path.contains("/_settings")) {
            answer.withObject("/" + name + "/settings")
                    .put("index.uuid", index.at("/settings/index/uuid").asString());
        } else {
            answer.set(name, index);
        }
        return Answer.of(answer);
    }

    private Answer object(String method, String path, String body) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (method) {
            case "PUT" -> object(path, body);
            case "DELETE" -> objects.remove(path);
            default -> {
                ObjectNode found = objects.get(path);
                if (found == null) {
                    return Answer.MISSING;
                }
                return Answer.of(Json.MAPPER.createObjectNode().set(name, found));
            }
        }
        return Answer.of(Json.MAPPER.createObjectNode());
    }

    private ObjectNode all(String collection) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        objects.forEach(
                (path, body) -> {
                    if (path.startsWith(collection + "/")) {
                        all.set(path.substring(collection.length() + 1), body);
                    }
                });
        return all;
    }

    private ObjectNode root() {
        ObjectNode root = Json.MAPPER.createObjectNode().put("cluster_uuid", "paper-" + number);
        ObjectNode version = root.putObject("version").put("number", number);
        if (openSearch) {
            version.put("distribution", "opensearch");
        }
        return root;
    }

    private ObjectNode state() {
        ObjectNode state = Json.MAPPER.createObjectNode();
        ObjectNode all = state.withObject("/metadata/indices");
        indices.forEach(
                (name, index) -> {
                    ObjectNode one = all.putObject(name);
                    one.put("routing_num_shards", 1).set("settings", index.path("settings"));
                });
        return state;
    }

    private ObjectNode health() {
        ObjectNode health = Json.MAPPER.createObjectNode();
        ObjectNode all = health.putObject("indices");
        indices.keySet().forEach(name -> all.putObject(name).put("status", full ? "red" : "green"));
        return health;
    }

    private ObjectNode stats(String name) {
        long count = writes.getOrDefault(name, 0L);
        ObjectNode stats = Json.MAPPER.createObjectNode();
        ObjectNode copy =
                stats.withObject("/indices/" + name + "/shards").putArray("0").addObject();
        copy.putObject("routing").put("primary", true);
        copy.putObject("seq_no").put("max_seq_no", count - 1);
        copy.putObject("docs").put("count", count);
        return stats;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
