package dev.turnstone.engine.host;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.step.Clusters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which indices each migration takes, asked of its source.
final class SourceIndices {
    private SourceIndices() {}

    static Map<String, List<String>> of(Spec spec, Clusters clusters) {
        Map<String, List<String>> indices = new TreeMap<>();
        spec.migrations()
                .forEach(
                        (name, migration) ->
                                indices.put(
                                        name,
                                        IndexSelection.of(
                                                        clusters.source(migration.from()),
                                                        migration.indices().patterns())
                                                .taken()));
        return indices;
    }
}
