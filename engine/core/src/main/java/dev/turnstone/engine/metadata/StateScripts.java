package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stored scripts as a cluster's state holds them.
///
/// Elasticsearch 5.3 to 5.6 keeps each twice, as `boost` and as `painless#boost`, and no server
/// takes the second name. Where another script has the plain name by now, it keeps its own and is
/// refused by the target, with its reason.
final class StateScripts {
    private StateScripts() {}

    static void read(JsonNode scripts, List<MetadataObject> objects) {
        Map<String, JsonNode> plain = new LinkedHashMap<>();
        for (var script : scripts.properties()) {
            if (script.getKey().indexOf('#') < 0) {
                plain.put(script.getKey(), script.getValue());
            }
        }
        for (var script : scripts.properties()) {
            String name = script.getKey().substring(script.getKey().indexOf('#') + 1);
            JsonNode body = plain.putIfAbsent(name, script.getValue());
            if (body != null && !language(body).equals(language(script.getValue()))) {
                plain.put(script.getKey(), script.getValue());
            }
        }
        plain.forEach((name, body) -> objects.add(script(name, body)));
    }

    private static String language(JsonNode script) {
        return script.path("lang").asString("painless");
    }

    private static MetadataObject script(String name, JsonNode body) {
        return new MetadataObject(
                Kind.SCRIPT,
                name,
                body instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode());
    }
}
