package dev.turnstone.engine.spec.live;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.spec.Capture;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.model.cluster.ClusterClient;

import java.util.List;

/// Whether a source holds what a migration names, and can be followed as it says.
final class SourceChecks {
    private final String path;
    private final Migration migration;
    private final Remarks remarks;

    SourceChecks(String name, Migration migration, Remarks remarks) {
        this.path = "migrations." + name;
        this.migration = migration;
        this.remarks = remarks;
    }

    void check(ClusterClient source) {
        if (migration.capture() instanceof Capture.Delta
                && !source.version().hasSequenceNumbers()) {
            remarks.error(
                    path + ".capture",
                    "The source is a "
                            + source.version()
                            + ": it has no sequence numbers, so it cannot be asked what changed.",
                    "Capture by a proxy, or not at all.");
        }
        IndexSelection selection = IndexSelection.of(source, migration.indices().patterns());
        if (selection.taken().isEmpty()) {
            remarks.error(
                    path + ".indices",
                    "No index of the source is taken.",
                    "Name indices that are there; system and hidden ones need their dot.");
        }
        for (String unmatched : selection.unmatched()) {
            remarks.warning(
                    path
                            + ".indices.include["
                            + migration.indices().include().indexOf(unmatched)
                            + "]",
                    unmatched + " fits no index of the source.",
                    "Correct it, or remove it if such indices will not come.");
        }
        groups(selection.taken());
    }

    private void groups(List<String> taken) {
        for (String index : taken) {
            List<String> groups = migration.groupsOf(index);
            if (groups.size() > 1) {
                remarks.error(
                        path + ".groups." + groups.get(1),
                        index + " goes with several groups: " + String.join(", ", groups) + ".",
                        "Exclude it from all but one.");
            }
        }
        migration
                .groups()
                .forEach(
                        (name, group) -> {
                            if (taken.stream().noneMatch(group.indices().patterns())) {
                                remarks.warning(
                                        path + ".groups." + name,
                                        "The group takes no index of the source.",
                                        "Correct its patterns, or remove it.");
                            }
                        });
    }
}
