package dev.turnstone.engine.spec.dataprepper;

import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.shape.Problem;

import java.util.List;

/// The spec that came of a pipeline, and item by item what could not be carried over, with its
/// place in the pipeline's text.
public record Imported(SpecEdit spec, List<Problem> remarks) {
    public Imported {
        remarks = List.copyOf(remarks);
    }

    /// True where there is a migration to go on with.
    public boolean isUsable() {
        return remarks.stream().noneMatch(Problem::isError);
    }
}
