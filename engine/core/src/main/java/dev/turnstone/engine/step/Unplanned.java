package dev.turnstone.engine.step;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Indices that a migration would take and that came after its plan was made: nothing carries them
/// over until the spec is planned again.
public final class Unplanned {
    private Unplanned() {}

    /// Of all migrations, by their source; asks the sources.
    public static List<String> of(Plan plan, Spec spec, Clusters clusters) {
        List<String> all = new ArrayList<>();
        spec.migrations()
                .forEach(
                        (name, migration) ->
                                of(plan, name, migration, clusters)
                                        .forEach(index -> all.add(migration.from() + "/" + index)));
        return List.copyOf(all);
    }

    static List<String> of(Plan plan, String name, Migration migration, Clusters clusters) {
        Set<String> planned =
                plan.steps().stream()
                        .filter(step -> step.input("migration").equals(name))
                        .flatMap(Unplanned::indices)
                        .collect(Collectors.toSet());
        return IndexSelection.of(clusters.source(migration.from()), migration.indices().patterns())
                .taken()
                .stream()
                .filter(index -> !planned.contains(index))
                .toList();
    }

    private static java.util.stream.Stream<String> indices(Step step) {
        return java.util.Arrays.stream(step.input("indices").split(",", -1));
    }
}
