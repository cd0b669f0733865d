package dev.turnstone.replay.transform;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Predicate;

/// Several steps on one parsed source; where none changes anything, the same bytes go on.
///
/// `indices` are meant by the name that they have on the source, or by the one that a step before
/// gave them: what is to be dropped is never passed on because its index was renamed first.
record SourceSteps(Predicate<String> indices, List<SourceStep> steps) implements Transform {
    @Override
    public Outcome apply(DocumentChange change) {
        return apply(change, change.index());
    }

    @Override
    public Outcome apply(DocumentChange change, String sourceIndex) {
        if (!(change.change() instanceof Change.Upsert(Body source))
                || !indices.test(sourceIndex) && !indices.test(change.index())) {
            return new Outcome.Passed(change);
        }
        try {
            JsonNode tree = Json.MAPPER.readTree(source.array(), source.offset(), source.length());
            return tree instanceof ObjectNode object
                    ? apply(change, object)
                    : new Outcome.Failed("not_json", "The source is not a JSON object");
        } catch (JacksonException e) {
            return new Outcome.Failed(
                    "not_json", "The source cannot be read: " + e.getOriginalMessage());
        }
    }

    private Outcome apply(DocumentChange change, ObjectNode tree) {
        ObjectNode current = tree;
        boolean changed = false;
        for (SourceStep step : steps) {
            switch (step.apply(change, current)) {
                case SourceStep.Result.Same() -> {}
                case SourceStep.Result.Changed(ObjectNode after) -> {
                    current = after;
                    changed = true;
                }
                case SourceStep.Result.Refused(String type, String reason) -> {
                    return new Outcome.Failed(type, reason);
                }
            }
        }
        return new Outcome.Passed(changed ? withSource(change, current) : change);
    }

    private static DocumentChange withSource(DocumentChange change, ObjectNode source) {
        return new DocumentChange(
                change.index(),
                change.shard(),
                change.id(),
                change.routing(),
                change.revision(),
                new Change.Upsert(Body.of(Json.MAPPER.writeValueAsBytes(source))));
    }
}
