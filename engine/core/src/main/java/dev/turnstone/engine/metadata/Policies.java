package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lifecycle policies: what a server stamps on them, and which templates bind them to indices.
final class Policies {
    private static final List<String> STAMPS =
            List.of("policy_id", "last_updated_time", "schema_version", "user");

    private Policies() {}

    static ObjectNode withoutStamps(JsonNode policy) {
        ObjectNode plain =
                policy instanceof ObjectNode object
                        ? object.deepCopy()
                        : Json.MAPPER.createObjectNode();
        plain.remove(STAMPS);
        for (JsonNode template : plain.path("ism_template")) {
            if (template instanceof ObjectNode object) {
                object.remove("last_updated_time");
            }
        }
        return plain;
    }

    /// Policy name to the index patterns of the templates that name it.
    static Map<String, List<String>> patterns(ClusterMetadata metadata) {
        Map<String, List<String>> patterns = new TreeMap<>();
        Stream.concat(metadata.of(Kind.TEMPLATE), metadata.of(Kind.INDEX_TEMPLATE))
                .forEach(template -> bind(template, patterns));
        return patterns;
    }

    private static void bind(MetadataObject template, Map<String, List<String>> patterns) {
        JsonNode root =
                template.kind() == Kind.INDEX_TEMPLATE
                        ? template.body().path("template")
                        : template.body();
        String policy =
                IndexSettings.canonical(root.path("settings"))
                        .path("index.lifecycle.name")
                        .asString("");
        if (policy.isEmpty()) {
            return;
        }
        List<String> bound = patterns.computeIfAbsent(policy, _ -> new ArrayList<>());
        for (JsonNode pattern : template.body().path("index_patterns")) {
            bound.add(pattern.asString(""));
        }
    }
}
