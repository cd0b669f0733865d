package dev.turnstone.engine.spec.shape;

import dev.turnstone.engine.spec.shape.Shape.Field;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// Fills in what stands where nothing is said.
public final class Usual {
    private Usual() {}

    /// Fills a declaration that fits its shape, in place.
    public static void fill(Shape shape, JsonNode at) {
        switch (shape) {
            case Shape.Fields(Map<String, Field> fields) -> fields(fields, (ObjectNode) at);
            case Shape.Kinds(Map<String, Shape.Fields> kinds) -> {
                Shape.Fields fields = kinds.get(at.path(Shapes.KIND).asString());
                if (fields != null) {
                    fields(fields.fields(), (ObjectNode) at);
                }
            }
            case Shape.Named(Shape each, _) -> at.forEach(child -> fill(each, child));
            case Shape.Many(Shape each, _) -> at.forEach(child -> fill(each, child));
            case Shape.Text _, Shape.Whole _, Shape.Truth _, Shape.Choice _, Shape.Free _ -> {}
        }
    }

    private static void fields(Map<String, Field> fields, ObjectNode at) {
        for (Field field : fields.values()) {
            JsonNode usual = field.usual();
            if (!at.has(field.name()) && usual != null) {
                at.set(field.name(), usual.deepCopy());
            }
            JsonNode child = at.get(field.name());
            if (child != null) {
                fill(field.shape(), child);
            }
        }
    }
}
