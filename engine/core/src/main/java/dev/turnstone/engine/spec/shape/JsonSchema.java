package dev.turnstone.engine.spec.shape;

import dev.turnstone.engine.spec.shape.Shape.Field;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// Writes a shape as JSON Schema, draft 2020-12: for editors, and for whoever writes specs by
/// program.
public final class JsonSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchema() {}

    public static ObjectNode of(Shape shape, String id, String title) {
        ObjectNode schema = SpecMapper.JSON.createObjectNode();
        schema.put("$schema", DRAFT);
        schema.put("$id", id);
        schema.put("title", title);
        write(shape, schema);
        return schema;
    }

    private static void write(Shape shape, ObjectNode into) {
        switch (shape) {
            case Shape.Fields(Map<String, Field> fields) -> fields(fields, into);
            case Shape.Kinds(Map<String, Shape.Fields> kinds) -> kinds(kinds, into);
            case Shape.Named named -> named(named, into);
            case Shape.Many many -> {
                into.put("type", "array");
                write(many.each(), into.putObject("items"));
                if (many.filled()) {
                    into.put("minItems", 1);
                }
            }
            case Shape.Text text ->
                    into.put("type", "string").put("pattern", "^(?:" + text.pattern() + ")$");
            case Shape.Whole whole -> {
                into.put("type", "integer").put("minimum", whole.least());
                if (whole.most() != Long.MAX_VALUE) {
                    into.put("maximum", whole.most());
                }
            }
            case Shape.Truth() -> into.put("type", "boolean");
            case Shape.Choice(List<String> values) -> values.forEach(into.putArray("enum")::add);
            case Shape.Free() -> {}
        }
    }

    private static void named(Shape.Named named, ObjectNode into) {
        into.put("type", "object");
        into.putObject("propertyNames").put("pattern", "^" + Paths.NAME_PATTERN + "$");
        write(named.each(), into.putObject("additionalProperties"));
        if (named.filled()) {
            into.put("minProperties", 1);
        }
    }

    private static void kinds(Map<String, Shape.Fields> kinds, ObjectNode into) {
        into.put("type", "object");
        ArrayNode needed = into.putArray("required");
        needed.add(Shapes.KIND);
        ArrayNode each = into.putArray("oneOf");
        kinds.forEach(
                (kind, fields) -> {
                    ObjectNode schema = each.addObject();
                    fields(fields.fields(), schema);
                    ((ObjectNode) schema.path("properties"))
                            .putObject(Shapes.KIND)
                            .put("const", kind);
                });
    }

    private static void fields(Map<String, Field> fields, ObjectNode into) {
        into.put("type", "object");
        into.put("additionalProperties", false);
        ObjectNode properties = into.putObject("properties");
        ArrayNode needed = SpecMapper.JSON.createArrayNode();
        for (Field field : fields.values()) {
            ObjectNode schema = properties.putObject(field.name());
            schema.put("description", field.about());
            JsonNode usual = field.usual();
            if (usual != null) {
                schema.set("default", usual);
            }
            write(field.shape(), schema);
            if (field.needed()) {
                needed.add(field.name());
            }
        }
        if (!needed.isEmpty()) {
            into.set("required", needed);
        }
    }
}
