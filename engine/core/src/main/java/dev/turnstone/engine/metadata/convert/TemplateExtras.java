package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// Parts of composable templates that OpenSearch does not know.
final class TemplateExtras implements Rule {
    private static final Map<String, String> TOP =
            Map.of(
                    "allow_auto_create",
                            "whether indices are created by a write is then up to the cluster",
                    "deprecated", "only a hint to users",
                    "ignore_missing_component_templates", "every component must be there",
                    "created_date_millis", "written by the server",
                    "created_date", "written by the server",
                    "modified_date_millis", "written by the server",
                    "modified_date", "written by the server");
    private static final List<String> STREAM =
            List.of("hidden", "allow_custom_routing", "replicated", "failure_store", "index_mode");
    private static final List<String> TEMPLATE = List.of("lifecycle", "data_stream_options");

    @Override
    public String id() {
        return "template-extras";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.INDEX_TEMPLATE && draft.kind() != Kind.COMPONENT_TEMPLATE) {
            return;
        }
        ObjectNode body = draft.body();
        missing(draft, context, body);
        TOP.forEach(
                (key, meaning) -> {
                    if (body.remove(key) != null) {
                        draft.lost(
                                "TS-142", "/" + key, key + " has no counterpart: " + meaning + ".");
                    }
                });
        STREAM.forEach(key -> drop(draft, body.get("data_stream"), "/data_stream/", key));
        TEMPLATE.forEach(key -> drop(draft, body.get("template"), "/template/", key));
    }

    /// OpenSearch wants every component that a template names.
    private static void missing(Draft draft, Context context, ObjectNode body) {
        List<JsonNode> mayBeMissing =
                body.path("ignore_missing_component_templates").valueStream().toList();
        if (!(body.get("composed_of") instanceof ArrayNode names) || mayBeMissing.isEmpty()) {
            return;
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            JsonNode name = names.path(i);
            if (mayBeMissing.contains(name) && !context.components().contains(name.asString(""))) {
                names.remove(i);
                draft.lost(
                        "TS-142",
                        "/composed_of/" + i,
                        name.asString("") + " is not there and cannot be named before it is.");
            }
        }
    }

    private static void drop(Draft draft, JsonNode from, String path, String key) {
        if (!(from instanceof ObjectNode object) || !object.has(key)) {
            return;
        }
        JsonNode value = object.remove(key);
        String what = key + " has no counterpart on OpenSearch.";
        if (key.equals("lifecycle") || value.asBoolean(false)) {
            draft.lostWithConsent("TS-142", path + key, what);
        } else {
            draft.lost("TS-142", path + key, what);
        }
    }
}
