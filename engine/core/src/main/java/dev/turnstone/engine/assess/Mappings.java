package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.MetadataObject;

import tools.jackson.databind.JsonNode;

import java.util.function.Predicate;
import java.util.stream.Stream;

/// Looks into mappings, whether they have types or not.
final class Mappings {
    private Mappings() {}

    static Stream<JsonNode> of(MetadataObject index) {
        JsonNode mappings = index.body().path("mappings");
        return Stream.concat(
                Stream.of(mappings), mappings.valueStream().filter(JsonNode::isObject));
    }

    static boolean hasField(JsonNode mapping, Predicate<JsonNode> so) {
        return mapping.path("properties")
                .valueStream()
                .anyMatch(field -> so.test(field) || hasField(field, so));
    }
}
