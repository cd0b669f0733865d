package dev.turnstone.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an edit means for what was done already: by the hashes of the steps, never by their names
/// alone.
///
/// `fresh` results stay, `adopted` steps are under way and go on, `again` run again because
/// something before or in them changed, `added` are new, `orphaned` are no longer in the plan and
/// left something behind.
public record ChangeSet(
        List<String> fresh,
        List<String> adopted,
        List<String> again,
        List<String> added,
        List<String> orphaned) {

    /// How far a step of the old plan had come.
    public enum Standing {
        UNTOUCHED,
        UNDER_WAY,
        FINISHED,
        STOPPED
    }

    public ChangeSet {
        fresh = List.copyOf(fresh);
        adopted = List.copyOf(adopted);
        again = List.copyOf(again);
        added = List.copyOf(added);
        orphaned = List.copyOf(orphaned);
    }

    public static ChangeSet between(Plan before, Map<String, Standing> standing, Plan after) {
        List<String> fresh = new ArrayList<>();
        List<String> adopted = new ArrayList<>();
        List<String> again = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Step step : after.steps()) {
            String id = step.id();
            Standing stood =
                    before.has(id)
                            ? standing.getOrDefault(id, Standing.UNTOUCHED)
                            : Standing.UNTOUCHED;
            boolean same = before.has(id) && before.hash(id).equals(after.hash(id));
            if (stood == Standing.UNTOUCHED) {
                if (!before.has(id)) {
                    added.add(id);
                }
            } else if (!same) {
                again.add(id);
            } else if (stood == Standing.FINISHED) {
                fresh.add(id);
            } else if (stood == Standing.UNDER_WAY) {
                adopted.add(id);
            }
        }
        List<String> orphaned =
                before.steps().stream()
                        .map(Step::id)
                        .filter(id -> !after.has(id))
                        .filter(
                                id ->
                                        standing.getOrDefault(id, Standing.UNTOUCHED)
                                                != Standing.UNTOUCHED)
                        .toList();
        return new ChangeSet(fresh, adopted, again, added, orphaned);
    }

    public boolean changesNothing() {
        return again.isEmpty() && added.isEmpty() && orphaned.isEmpty();
    }
}
