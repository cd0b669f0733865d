package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Gives a field a value, the same in every document.
record SetField(FieldPath field, JsonNode value) implements SourceStep {
    @Override
    public Result apply(DocumentChange change, ObjectNode source) {
        List<FieldPath.Place> there = field.places(source);
        if (!there.isEmpty()) {
            boolean same = there.stream().allMatch(place -> value.equals(place.value()));
            there.forEach(place -> place.holder().set(place.key(), value));
            return same ? SAME : new Result.Changed(source);
        }
        FieldPath.Place place = field.placeToCreate(source);
        if (place == null) {
            return new Result.Refused(
                    "not_an_object", "The way to " + field.text() + " leads through a plain value");
        }
        place.holder().set(place.key(), value);
        return new Result.Changed(source);
    }
}
