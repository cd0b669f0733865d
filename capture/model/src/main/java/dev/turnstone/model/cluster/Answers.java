package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads answers as JSON.
final class Answers {
    private Answers() {}

    static JsonNode tree(ClusterAnswer answer) {
        Body body = answer.body();
        return body.length() == 0
                ? MissingNode.getInstance()
                : Json.MAPPER.readTree(body.array(), body.offset(), body.length());
    }
}
