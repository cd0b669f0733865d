package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.JsonSchema;
import dev.turnstone.engine.spec.shape.SpecMapper;

import tools.jackson.databind.node.ObjectNode;

/// The published schema of specs.
public final class SpecSchema {
    /// What an editor finds it by.
    public static final String ID = "https://turnstone.dev/schema/spec-1.json";

    private SpecSchema() {}

    public static ObjectNode tree() {
        return JsonSchema.of(Specs.SHAPE, ID, "Turnstone spec");
    }

    public static String text() {
        return SpecMapper.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree());
    }
}
