package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// Makes objects of what a cluster says about one index: the index, and each of its aliases.
public final class IndexAnswer {
    private static final String ROUTING_SHARDS = "index.number_of_routing_shards";

    private IndexAnswer() {}

    /// `shared` keeps one copy of what many indices have alike.
    public static void read(
            String name,
            JsonNode answer,
            JsonNode routingShards,
            Map<JsonNode, JsonNode> shared,
            List<MetadataObject> objects) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode settings = IndexSettings.canonical(answer.path("settings"));
        if (routingShards.isNumber() && !settings.has(ROUTING_SHARDS)) {
            settings.put(ROUTING_SHARDS, routingShards.asString());
        }
        body.set("settings", settings);
        JsonNode mappings =
                answer.path("mappings").isObject()
                        ? answer.path("mappings")
                        : Json.MAPPER.createObjectNode();
        body.set("mappings", shared.computeIfAbsent(mappings, same -> same));
        objects.add(new MetadataObject(Kind.INDEX, name, body));
        for (var alias : answer.path("aliases").properties()) {
            if (alias.getValue() instanceof ObjectNode definition) {
                objects.add(
                        new MetadataObject(Kind.ALIAS, name + "/" + alias.getKey(), definition));
            }
        }
    }

    /// The index and the alias of a pair.
    static String[] pair(MetadataObject alias) {
        return alias.name().split("/", 2);
    }
}
