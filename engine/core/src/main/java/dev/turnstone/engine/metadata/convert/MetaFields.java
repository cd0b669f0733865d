package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Parts of a mapping's top that older or other servers know.
final class MetaFields implements Rule {
    private static final List<String> WITHOUT_EFFECT =
            List.of("_type", "_uid", "_id", "_index", "_data_stream_timestamp", "_tier");

    @Override
    public String id() {
        return "meta-fields";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings()) {
            return;
        }
        ObjectNode mappings = draft.mappings();
        for (String name : WITHOUT_EFFECT) {
            if (mappings.remove(name) != null) {
                draft.changed("TS-106", path(draft, name), name + " can no longer be configured.");
            }
        }
        if (mappings.remove("_field_names") != null) {
            draft.changed(
                    "TS-106", path(draft, "_field_names"), "_field_names is always on and free.");
        }
        stamp(draft, mappings, "_timestamp", "the time of writing is no longer kept");
        stamp(draft, mappings, "_ttl", "documents no longer expire by themselves");
        parent(draft, mappings);
        runtime(draft, mappings);
        source(draft, mappings);
        for (String name : List.of("include_in_all", "subobjects")) {
            if (mappings.remove(name) != null) {
                draft.lost("TS-112", path(draft, name), name + " is not known there.");
            }
        }
    }

    private static String path(Draft draft, String name) {
        return draft.mappingsPath() + "/" + name;
    }

    private static void stamp(Draft draft, ObjectNode mappings, String name, String meaning) {
        JsonNode field = mappings.remove(name);
        if (field == null) {
            return;
        }
        if (field.path("enabled").asBoolean(false)) {
            draft.lostWithConsent("TS-104", path(draft, name), name + " is gone: " + meaning + ".");
        } else {
            draft.changed("TS-104", path(draft, name), name + " was off and no longer exists.");
        }
    }

    private static void parent(Draft draft, ObjectNode mappings) {
        JsonNode parent = mappings.get("_parent");
        if (parent != null) {
            draft.refused(
                    "TS-105",
                    path(draft, "_parent"),
                    "_parent "
                            + parent.path("type").asString("")
                            + " cannot be kept: parents and children need a join field, which changes"
                            + " the documents.",
                    "Reindex on the source into an index with a join field, or edit the mapping and"
                            + " drop _parent.");
        }
    }

    private static void runtime(Draft draft, ObjectNode mappings) {
        if (mappings.remove("runtime") != null) {
            draft.lostWithConsent(
                    "TS-107",
                    path(draft, "runtime"),
                    "Runtime fields do not exist there: searches that use them find nothing. Derived"
                            + " fields of OpenSearch 2.15 come close.");
        }
        if (mappings.path("dynamic").asString("").equals("runtime")) {
            mappings.put("dynamic", "true");
            draft.lost(
                    "TS-107",
                    path(draft, "dynamic"),
                    "dynamic: runtime becomes true: new fields are indexed.");
        }
    }

    private static void source(Draft draft, ObjectNode mappings) {
        if (mappings.get("_source") instanceof ObjectNode source) {
            JsonNode mode = source.remove("mode");
            if (mode != null) {
                draft.lost(
                        "TS-108",
                        path(draft, "_source") + "/mode",
                        "_source is stored as it is written; mode "
                                + mode.asString("")
                                + " is gone.");
            }
            if (source.isEmpty()) {
                mappings.remove("_source");
            }
        }
    }
}
