package dev.turnstone.replay.transform;

import dev.turnstone.model.DocumentChange;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Leaves fields out, wherever they are.
record DropFields(List<FieldPath> fields) implements SourceStep {
    @Override
    public Result apply(DocumentChange change, ObjectNode source) {
        boolean changed = false;
        for (FieldPath field : fields) {
            for (FieldPath.Place place : field.places(source)) {
                place.holder().remove(place.key());
                changed = true;
            }
        }
        return changed ? new Result.Changed(source) : SAME;
    }
}
