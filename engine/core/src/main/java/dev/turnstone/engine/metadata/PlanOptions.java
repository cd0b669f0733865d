package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;

/// What the user chose before the plan is made. Without `dryRun` the target is only read.
public record PlanOptions(
        IndexPatterns indices, SeveralTypes severalTypes, Overrides overrides, boolean dryRun) {
    public static final PlanOptions DEFAULT =
            new PlanOptions(IndexPatterns.ALL, SeveralTypes.ASK, Overrides.NONE, true);
}
