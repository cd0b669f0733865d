package dev.turnstone.engine.metadata;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a user edited, by object (`index/orders`): `merge` (a JSON merge patch; null removes),
/// `replace` (a whole body), `skip`, and `consent` to losses.
public record Overrides(Map<String, Edit> edits, boolean consentToAll) {
    public static final Overrides NONE = new Overrides(Map.of(), false);

    /// One object's edit; an absent part is empty or false.
    public record Edit(ObjectNode merge, ObjectNode replace, boolean skip, boolean consent) {
        static final Edit NOTHING = new Edit(empty(), empty(), false, false);

        private static ObjectNode empty() {
            return Json.MAPPER.createObjectNode();
        }

        boolean changesBody() {
            return !merge.isEmpty() || !replace.isEmpty();
        }

        ObjectNode edited(ObjectNode body) {
            ObjectNode edited = (replace.isEmpty() ? body : replace).deepCopy();
            patch(edited, merge);
            return edited;
        }
    }

    public Overrides {
        edits = Map.copyOf(edits);
    }

    /// Reads `{"index/orders": {"merge": {...}}, "pipeline/p": {"skip": true}}`.
    public static Overrides fromJson(String json) {
        Map<String, Edit> edits = new LinkedHashMap<>();
        for (var entry : Json.MAPPER.readTree(json).properties()) {
            JsonNode edit = entry.getValue();
            for (String part : edit.propertyNames()) {
                if (!part.matches("merge|replace|skip|consent")) {
                    throw new TurnstoneException(
                            "The edit of " + entry.getKey() + " has an unknown part: " + part + ".",
                            "Use merge, replace, skip or consent.");
                }
            }
            edits.put(
                    entry.getKey(),
                    new Edit(
                            object(edit.path("merge")),
                            object(edit.path("replace")),
                            edit.path("skip").asBoolean(false),
                            edit.path("consent").asBoolean(false)));
        }
        return new Overrides(edits, false);
    }

    public Overrides consentingToAll() {
        return new Overrides(edits, true);
    }

    boolean names(String key) {
        return edits.containsKey(key);
    }

    Edit of(String key) {
        return edits.getOrDefault(key, Edit.NOTHING);
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    }

    private static void patch(ObjectNode body, ObjectNode merge) {
        for (var entry : merge.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                body.remove(entry.getKey());
            } else if (value instanceof ObjectNode object
                    && body.get(entry.getKey()) instanceof ObjectNode inner) {
                patch(inner, object);
            } else {
                body.set(entry.getKey(), value);
            }
        }
    }
}
