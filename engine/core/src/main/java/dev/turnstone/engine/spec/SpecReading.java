package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.Located.Place;

import java.util.Optional;

/// What came of reading a spec: the spec where it fits the schema, what is to be said about it, and
/// where everything stands in the text.
public record SpecReading(Optional<Spec> spec, SpecFeedback feedback, Optional<Located> text) {

    /// True where it can be planned.
    public boolean isClear() {
        return spec.isPresent() && feedback.isClear();
    }

    /// Where a path stands in the text, or the nearest that is written around it.
    public Place place(String path) {
        return text.map(root -> Located.place(root, path)).orElse(Place.NOWHERE);
    }
}
