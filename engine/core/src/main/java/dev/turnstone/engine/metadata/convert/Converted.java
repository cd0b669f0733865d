package dev.turnstone.engine.metadata.convert;

import java.util.List;

/// What became of one object of the source.
public record Converted(
        MetadataObject source,
        MetadataObject object,
        List<Change> changes,
        List<Loss> losses,
        List<Refusal> refusals) {
    public Converted {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
        refusals = List.copyOf(refusals);
    }
}
