package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.Set;

/// Queries by mapping type, where all documents have the same.
final class TypeQueries {
    /// What holds queries, where `type` is one of them and no field.
    static final Set<String> HOLDERS = Set.of("must", "must_not", "should", "filter", "query");

    private static final String TYPE = "_type";

    private TypeQueries() {}

    /// The query with everything or nothing in place of each question for a type.
    static JsonNode resolved(JsonNode query, String type) {
        return resolved(query, type, true);
    }

    private static JsonNode resolved(JsonNode node, String type, boolean query) {
        if (node instanceof ArrayNode list) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            list.forEach(each -> all.add(resolved(each, type, query)));
            return all;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        Optional<Boolean> answer = query ? answer(object, type) : Optional.empty();
        ObjectNode all = Json.MAPPER.createObjectNode();
        if (answer.isPresent()) {
            all.putObject(answer.get() ? "match_all" : "match_none");
            return all;
        }
        for (var entry : object.properties()) {
            boolean holds = HOLDERS.contains(entry.getKey());
            // A compound query stands between: {"bool": {"must": ...}}.
            all.set(entry.getKey(), resolved(entry.getValue(), type, holds));
        }
        return all;
    }

    /// Whether all documents of that type are meant, or none; empty where something else is asked.
    private static Optional<Boolean> answer(ObjectNode query, String type) {
        if (query.size() != 1) {
            return Optional.empty();
        }
        if (query.path("type").has("value")) {
            return Optional.of(query.path("type").path("value").asString("").equals(type));
        }
        JsonNode one = query.path("term").path(TYPE);
        JsonNode value = one.isObject() ? one.path("value") : one;
        if (value.isString()) {
            return Optional.of(value.asString("").equals(type));
        }
        JsonNode several = query.path("terms").path(TYPE);
        return several.isArray()
                ? Optional.of(several.valueStream().anyMatch(it -> it.asString("").equals(type)))
                : Optional.empty();
    }
}
