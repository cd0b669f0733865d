package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// OpenSearch knows no mapping types: a single one is lifted, several are united or asked about.
public final class MappingTypes implements Rule {
    private static final String DEFAULT = "_default_";

    /// What can stand at the top of a mapping without types.
    private static final Set<String> ROOT =
            Set.of(
                    "properties",
                    "dynamic",
                    "dynamic_templates",
                    "dynamic_date_formats",
                    "date_detection",
                    "numeric_detection",
                    "enabled",
                    "include_in_all",
                    "subobjects",
                    "runtime",
                    "derived",
                    "_all",
                    "_source",
                    "_routing",
                    "_meta",
                    "_field_names",
                    "_parent",
                    "_timestamp",
                    "_ttl",
                    "_size",
                    "_index",
                    "_type",
                    "_id",
                    "_uid",
                    "_data_stream_timestamp",
                    "_doc_count",
                    "_ignored",
                    "_tier");

    @Override
    public String id() {
        return "mapping-types";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings() || !isTyped(draft.mappings())) {
            return;
        }
        ObjectNode mappings = draft.mappings();
        Set<String> types = types(mappings);
        if (types.size() < 2) {
            lift(draft, types.isEmpty() ? DEFAULT : types.iterator().next());
        } else if (context.severalTypes() == SeveralTypes.ASK) {
            draft.refused(
                    "TS-102",
                    draft.mappingsPath(),
                    draft.name() + " has several mapping types: " + String.join(", ", types) + ".",
                    "Choose what becomes of them: one index that unites them, or one index each.");
        } else {
            unite(draft, types);
        }
    }

    /// The types of a mapping; empty where it has none.
    static Set<String> types(@Nullable JsonNode mappings) {
        Set<String> types = new LinkedHashSet<>();
        if (mappings != null && isTyped(mappings)) {
            types.addAll(mappings.propertyNames());
            types.remove(DEFAULT);
        }
        return types;
    }

    /// The type of a mapping that has one alone.
    public static Optional<String> only(@Nullable JsonNode mappings) {
        Set<String> types = types(mappings);
        return types.size() == 1 ? types.stream().findFirst() : Optional.empty();
    }

    private static boolean isTyped(JsonNode mappings) {
        return !mappings.isEmpty()
                && mappings.propertyNames().stream().noneMatch(ROOT::contains)
                && mappings.values().stream().allMatch(JsonNode::isObject);
    }

    private static void lift(Draft draft, String type) {
        ObjectNode mappings = draft.mappings();
        JsonNode content = mappings.path(type);
        JsonNode defaults = type.equals(DEFAULT) ? null : mappings.get(DEFAULT);
        mappings.removeAll();
        if (content instanceof ObjectNode fields) {
            mappings.setAll(fields);
        }
        draft.changed(
                "TS-101",
                draft.mappingsPath() + "/" + type,
                "OpenSearch has no mapping types: what " + type + " holds stands at the top.");
        forgetDefaults(draft, defaults);
    }

    private static void unite(Draft draft, Set<String> types) {
        ObjectNode mappings = draft.mappings();
        ObjectNode united = Json.MAPPER.createObjectNode();
        for (String type : types) {
            merge(draft, united, mappings.path(type), draft.mappingsPath() + "/" + type);
        }
        JsonNode defaults = mappings.get(DEFAULT);
        mappings.removeAll();
        mappings.setAll(united);
        draft.lostWithConsent(
                "TS-102",
                draft.mappingsPath(),
                "The types "
                        + String.join(", ", types)
                        + " become one: documents no longer tell their type, and the same id used in"
                        + " two types is one document.");
        forgetDefaults(draft, defaults);
    }

    private static void forgetDefaults(Draft draft, @Nullable JsonNode defaults) {
        if (defaults == null) {
            return;
        }
        String path = draft.mappingsPath() + "/" + DEFAULT;
        if (draft.kind() == Kind.INDEX) {
            draft.changed(
                    "TS-101", path, "_default_ was for types made later, of which there are none.");
            return;
        }
        merge(draft, draft.mappings(), defaults, path);
        draft.changed("TS-101", path, "_default_ holds for the only mapping that is left.");
    }

    private static void merge(Draft draft, ObjectNode into, JsonNode from, String path) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            JsonNode there = into.get(entry.getKey());
            String here = path + "/" + entry.getKey();
            if (there == null) {
                into.set(entry.getKey(), entry.getValue());
            } else if (there instanceof ObjectNode object && entry.getValue().isObject()) {
                merge(draft, object, entry.getValue(), here);
            } else if (!there.equals(entry.getValue())) {
                draft.lostWithConsent(
                        "TS-102",
                        here,
                        "The types disagree here: "
                                + there
                                + " is kept, "
                                + entry.getValue()
                                + " is not.");
            }
        }
    }
}
