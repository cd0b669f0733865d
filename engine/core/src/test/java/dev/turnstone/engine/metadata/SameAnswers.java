package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Asks two clusters that hold the same documents the same questions.
final class SameAnswers {
    private final Rest source;
    private final Rest target;
    private final String type;
    private final List<String> differences = new ArrayList<>();

    /// `type` is what the source calls documents of an index, such as `_doc`.
    SameAnswers(Rest source, Rest target, String type) {
        this.source = source;
        this.target = target;
        this.type = type;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    /// Writes to both: one line is one document, with the ids 1, 2, and so on.
    void write(String index, String lines) {
        int id = 0;
        for (String line : lines.strip().split("\n", -1)) {
            id++;
            String here = put(source, "/" + index + "/" + type + "/" + id, line);
            String there = put(target, "/" + index + "/_doc/" + id, line);
            if (!here.equals(there)) {
                differences.add("write " + line + ": " + here + " / " + there);
            }
        }
        source.post("/" + index + "/_refresh", "{}");
        target.post("/" + index + "/_refresh", "{}");
    }

    private static String put(Rest rest, String path, String body) {
        ClusterAnswer answer = rest.client().send(ClusterRequest.put(path, body));
        return answer.isSuccess() ? "written" : "refused: " + answer.body().text();
    }

    /// Each line is one search, with apostrophes for quotes.
    void ask(String index, String searches) {
        for (String line : searches.strip().split("\n", -1)) {
            String body = line.strip().replace('\'', '"');
            String here = essence(source, index, body);
            String there = essence(target, index, body);
            if (!here.equals(there)) {
                differences.add(index + " " + body + "\n  " + here + "\n  " + there);
            }
        }
    }

    private static String essence(Rest rest, String index, String body) {
        String asked =
                rest.client().version().major() < 7
                        ? body.replace("calendar_interval", "interval")
                        : body;
        ClusterAnswer answer =
                rest.client().send(ClusterRequest.ask("/" + index + "/_search?size=100", asked));
        if (!answer.isSuccess()) {
            return "status " + answer.status();
        }
        JsonNode said = Json.MAPPER.readTree(answer.body().text());
        List<String> hits = new ArrayList<>();
        said.path("hits")
                .path("hits")
                .forEach(hit -> hits.add(hit.path("_id").asString("") + fields(hit)));
        if (!body.contains("\"sort\"")) {
            hits.sort(null);
        }
        int failed = said.path("_shards").path("failed").asInt(0);
        return hits + " " + plain(said.path("aggregations")) + (failed > 0 ? said : "");
    }

    private static String fields(JsonNode hit) {
        return (hit.has("sort") ? " " + hit.path("sort") : "")
                + (hit.has("fields") ? " " + hit.path("fields") : "")
                + (hit.has("highlight") ? " " + hit.path("highlight") : "");
    }

    /// Without what tells only how exact a count is.
    private static JsonNode plain(JsonNode node) {
        JsonNode copy = node.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("doc_count_error_upper_bound", "sum_other_doc_count"));
        }
        node.forEach(SameAnswers::strip);
    }
}
