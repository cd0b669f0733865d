package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Random;

/// Fills a server with all that makes snapshots hard: updates, deletes, nested documents, routing,
/// joins, ids of every kind, several segments and shards.
final class Workload {
    static final List<String> INDICES = List.of("mixed", "family", "merged", "tiny", "empty");
    private static final int ROUNDS = 6;
    private static final int OPERATIONS = 400;
    private static final int IDS = 900;
    private static final double DELETES = 0.15;
    private static final double ROUTED = 0.3;
    private static final double NESTED = 0.3;

    private final Rest server;
    private final String type;
    private final Random random;

    /// Mapping types still belong into the paths of Elasticsearch 6.
    Workload(Rest server, boolean typed, long seed) {
        this.server = server;
        this.type = typed ? "doc" : "";
        this.random = new Random(seed);
    }

    void create() {
        index("mixed", 3, "\"children\":{\"type\":\"nested\"}");
        index("family", 2, "\"kin\":{\"type\":\"join\",\"relations\":{\"parent\":\"child\"}}");
        index("merged", 1, "\"children\":{\"type\":\"nested\"}");
        index("tiny", 5, "\"n\":{\"type\":\"integer\"}");
        index("empty", 2, "\"n\":{\"type\":\"integer\"}");
        bulk("tiny", "{\"index\":{\"_id\":\"only\"}}\n{\"n\":1}\n");
    }

    void write() {
        for (int round = 0; round < ROUNDS; round++) {
            bulk("mixed", operations("mixed"));
            bulk("merged", operations("merged"));
            bulk("family", family(round));
            server.post("/_refresh", "");
        }
        server.post("/merged/_forcemerge?max_num_segments=1", "");
    }

    private void index(String name, int shards, String properties) {
        String mapping = "{\"properties\":{" + properties + "}}";
        server.put(
                "/" + name,
                "{\"settings\":{\"number_of_shards\":"
                        + shards
                        + ",\"number_of_replicas\":0},\"mappings\":"
                        + (type.isEmpty() ? mapping : "{\"" + type + "\":" + mapping + "}")
                        + "}");
    }

    private String operations(String index) {
        var lines = new StringBuilder();
        for (int i = 0; i < OPERATIONS; i++) {
            int number = random.nextInt(IDS);
            String id = id(number);
            boolean routed = number < IDS * ROUTED && index.equals("mixed");
            String routing = routed ? ",\"" + routingField() + "\":\"r" + number % 7 + "\"" : "";
            if (random.nextDouble() < DELETES) {
                lines.append("{\"delete\":{\"_id\":\"" + id + "\"" + routing + "}}\n");
            } else {
                lines.append("{\"index\":{\"_id\":\"" + id + "\"" + routing + "}}\n");
                lines.append(document(number)).append('\n');
            }
        }
        lines.append("{\"index\":{}}\n{\"n\":-1,\"made\":\"by the server\"}\n");
        return lines.toString();
    }

    private String routingField() {
        return type.isEmpty() ? "routing" : "_routing";
    }

    private String document(int number) {
        String children =
                random.nextDouble() < NESTED
                        ? ",\"children\":[{\"a\":1},{\"a\":2},{\"a\":" + number + "}]"
                        : "";
        return "{ \"n\" : %d, \"text\":\"%s\",\"half\":%d.50%s}"
                .formatted(
                        number,
                        "turn stone ö \uD83D\uDC26 ".repeat(1 + number % 5),
                        number,
                        children);
    }

    private String family(int round) {
        var lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String parent = "p" + i;
            lines.append("{\"index\":{\"_id\":\"" + parent + "\"}}\n");
            lines.append("{\"kin\":\"parent\",\"round\":" + round + "}\n");
            String routing = "\"" + routingField() + "\":\"" + parent + "\"";
            lines.append("{\"index\":{\"_id\":\"c" + i + "-" + round + "\"," + routing + "}}\n");
            lines.append("{\"kin\":{\"name\":\"child\",\"parent\":\"" + parent + "\"}}\n");
        }
        return lines.toString();
    }

    /// Numbers, text, what looks like base64, and what is neither.
    private static String id(int number) {
        return switch (number % 5) {
            case 0 -> Integer.toString(number);
            case 1 -> "id-" + number;
            case 2 -> "abcd%04d".formatted(number);
            case 3 -> "vögel/" + number + " x";
            default -> "0" + number;
        };
    }

    private void bulk(String index, String lines) {
        JsonNode answer =
                server.post("/" + index + (type.isEmpty() ? "" : "/" + type) + "/_bulk", lines);
        for (JsonNode item : answer.path("items")) {
            JsonNode result = item.iterator().next();
            if (result.has("error")) {
                throw new AssertionError(Json.MAPPER.writeValueAsString(result));
            }
        }
    }
}
