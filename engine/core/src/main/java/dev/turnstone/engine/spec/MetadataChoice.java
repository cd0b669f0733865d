package dev.turnstone.engine.spec;

import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.engine.spec.shape.Entry;

import java.util.Optional;

/// How indices, templates, aliases, pipelines and policies are carried over.
public record MetadataChoice(
        @Entry(about = "False where the target has its indices already.", usual = "true")
                boolean apply,
        @Entry(
                        about =
                                "What becomes of an index with several mapping types: ask refuses"
                                        + " it, union makes one index, split one for each type.",
                        usual = "\"ask\"")
                SeveralTypes types,
        @Entry(about = "Agree to every conversion that loses something.", usual = "false")
                boolean consent,
        @Entry(about = "JSON file of edits to the objects that are made.")
                Optional<String> edits) {}
