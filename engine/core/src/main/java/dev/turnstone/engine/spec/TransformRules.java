package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.SpecMapper;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// Each step of a transform can be understood.
final class TransformRules {
    private TransformRules() {}

    static void check(Spec spec, Told told) {
        spec.migrations()
                .forEach(
                        (name, migration) -> {
                            for (int i = 0; i < migration.transform().size(); i++) {
                                step(
                                        "migrations." + name + ".transform[" + i + "]",
                                        migration.transform().get(i),
                                        told);
                            }
                        });
    }

    static Transform transform(List<JsonNode> steps) {
        return Transforms.parse(SpecMapper.JSON.writeValueAsString(Map.of("steps", steps)));
    }

    private static void step(String path, JsonNode step, Told told) {
        try {
            transform(List.of(step));
        } catch (TurnstoneException e) {
            told.error(path, String.valueOf(e.getMessage()), e.remedy());
        } catch (RuntimeException e) {
            // The parser of expressions has exceptions of its own; what somebody wrote is a
            // problem.
            told.error(
                    path,
                    "The step cannot be understood: " + e.getMessage(),
                    "Correct it: one of renameIndex, drop, rename, set, expression.");
        }
    }
}
