package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/// The canonical form of index settings: flat names that start with `index.`, values as text or
/// lists of text, sorted; only `index.analysis` keeps its shape, for the eye's sake.
public final class IndexSettings {
    public static final String ANALYSIS = "index.analysis";

    private IndexSettings() {}

    public static ObjectNode canonical(JsonNode settings) {
        Map<String, JsonNode> flat = new TreeMap<>();
        flatten("", settings, flat);
        ObjectNode canonical = Json.MAPPER.createObjectNode();
        flat.forEach(
                (name, value) -> {
                    if (name.startsWith(ANALYSIS + ".")) {
                        nest(canonical, name, value);
                    } else {
                        canonical.set(name, value);
                    }
                });
        return canonical;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> flat) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String joined = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
            String name =
                    joined.equals("index") || joined.startsWith("index.")
                            ? joined
                            : "index." + joined;
            if (entry.getValue().isObject()) {
                flatten(name, entry.getValue(), flat);
            } else {
                flat.put(name, text(entry.getValue()));
            }
        }
    }

    private static JsonNode text(JsonNode value) {
        if (value.isArray()) {
            var list = Json.MAPPER.createArrayNode();
            value.forEach(item -> list.add(text(item)));
            return list;
        }
        return value.isNull() ? value : Json.MAPPER.getNodeFactory().stringNode(value.asString(""));
    }

    /// `index.analysis.filter.my.name.type` cannot be told apart from a name without dots, so only
    /// the first level below the name is cut: the last part is the parameter.
    private static void nest(ObjectNode canonical, String name, JsonNode value) {
        String rest = name.substring(ANALYSIS.length() + 1);
        int first = rest.indexOf('.');
        int last = rest.lastIndexOf('.');
        ObjectNode analysis = child(canonical, ANALYSIS);
        if (first < 0) {
            analysis.set(rest, value);
        } else if (first == last) {
            child(analysis, rest.substring(0, first)).set(rest.substring(first + 1), value);
        } else {
            child(child(analysis, rest.substring(0, first)), rest.substring(first + 1, last))
                    .set(rest.substring(last + 1), value);
        }
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }
}
