package dev.turnstone.engine.step;

import dev.turnstone.engine.workflow.RunSnapshot;

import java.util.HashSet;
import java.util.Set;

/// Tells runs apart, for good: their numbers begin again with each history.
public interface RunMarks {
    /// A name of this run that no other ever has.
    String mark(String run);

    /// Whose run this is.
    String session(String run);

    /// Whether a run, or one that took over from it before `by`, came to its end: what they made is
    /// in use.
    boolean isKept(String run, String by);

    /// The runs whose work a step of this run may take back: its own, and that of the run whose
    /// result it took over.
    default Set<String> ours(RunSnapshot run, String adoptedFrom) {
        Set<String> ours = new HashSet<>(Set.of(mark(run.run())));
        if (!adoptedFrom.isEmpty() && !isKept(adoptedFrom, run.run())) {
            ours.add(mark(adoptedFrom));
        }
        return ours;
    }
}
