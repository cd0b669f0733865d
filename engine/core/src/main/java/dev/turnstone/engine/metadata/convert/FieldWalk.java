package dev.turnstone.engine.metadata.convert;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Takes a rule about one field to every field: inner ones, multi-fields and dynamic templates.
record FieldWalk(String id, FieldRule fields) implements Rule {
    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings()) {
            return;
        }
        ObjectNode mappings = draft.mappings();
        String path = draft.mappingsPath();
        walk(draft, context, mappings.get("properties"), path + "/properties");
        JsonNode templates = mappings.path("dynamic_templates");
        for (int i = 0; i < templates.size(); i++) {
            for (var named : templates.get(i).properties()) {
                if (named.getValue().get("mapping") instanceof ObjectNode field) {
                    visit(
                            draft,
                            context,
                            path + "/dynamic_templates/" + i + "/" + named.getKey() + "/mapping",
                            field);
                }
            }
        }
    }

    private void walk(Draft draft, Context context, @Nullable JsonNode fields, String path) {
        if (!(fields instanceof ObjectNode)) {
            return;
        }
        for (String name : List.copyOf(fields.propertyNames())) {
            if (fields.get(name) instanceof ObjectNode field) {
                visit(draft, context, path + "/" + name, field);
            }
        }
    }

    private void visit(Draft draft, Context context, String path, ObjectNode field) {
        fields.convert(new Field(draft, path, field), context);
        walk(draft, context, field.get("properties"), path + "/properties");
        walk(draft, context, field.get("fields"), path + "/fields");
    }
}
