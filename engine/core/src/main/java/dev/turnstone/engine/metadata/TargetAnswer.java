package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The answer about one object, in the form in which all are read at once.
final class TargetAnswer {
    private TargetAnswer() {}

    static Optional<MetadataObject> read(Kind kind, String name, JsonNode answer) {
        JsonNode body =
                switch (kind) {
                    case SCRIPT -> answer.path("script");
                    case PIPELINE, TEMPLATE -> answer.path(name);
                    case POLICY -> policy(answer);
                    case INDEX -> index(name, answer.path(name));
                    case COMPONENT_TEMPLATE ->
                            answer.path("component_templates").path(0).path("component_template");
                    case INDEX_TEMPLATE ->
                            answer.path("index_templates").path(0).path("index_template");
                    case DATA_STREAM ->
                            answer.path("data_streams").isEmpty()
                                    ? MissingNode.getInstance()
                                    : Json.MAPPER.createObjectNode();
                    case ALIAS -> alias(name, answer);
                };
        return body instanceof ObjectNode object
                ? Optional.of(new MetadataObject(kind, name, object))
                : Optional.empty();
    }

    private static JsonNode policy(JsonNode answer) {
        if (!answer.has("policy")) {
            return MissingNode.getInstance();
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("policy", Policies.withoutStamps(answer.path("policy")));
        return body;
    }

    private static JsonNode index(String name, JsonNode answer) {
        if (!answer.isObject()) {
            return answer;
        }
        List<MetadataObject> objects = new ArrayList<>();
        IndexAnswer.read(name, answer, MissingNode.getInstance(), new HashMap<>(), objects);
        return objects.getFirst().body();
    }

    private static JsonNode alias(String name, JsonNode answer) {
        String[] pair = name.split("/", 2);
        return answer.path(pair[0]).path("aliases").path(pair[1]);
    }
}
