package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Moves a field to another path; never over a field that is there already.
record RenameField(FieldPath from, FieldPath to) implements SourceStep {
    @Override
    public Result apply(DocumentChange change, ObjectNode source) {
        List<FieldPath.Place> there = from.places(source);
        if (there.isEmpty()) {
            return SAME;
        }
        if (there.size() > 1) {
            return new Result.Refused(
                    "ambiguous_field", from.text() + " is there " + there.size() + " times");
        }
        if (!to.places(source).isEmpty()) {
            return new Result.Refused("field_exists", to.text() + " is there already");
        }
        JsonNode value = there.getFirst().holder().remove(there.getFirst().key());
        FieldPath.Place place = to.placeToCreate(source);
        if (place == null) {
            return new Result.Refused(
                    "not_an_object", "The way to " + to.text() + " leads through a plain value");
        }
        place.holder().set(place.key(), value);
        return new Result.Changed(source);
    }
}
