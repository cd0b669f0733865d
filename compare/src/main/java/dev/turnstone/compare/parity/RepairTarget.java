package dev.turnstone.compare.parity;

import dev.turnstone.model.DocumentChange;

import java.util.List;

/// Where repairs go: the same transforms and the same convergent sink as every other change.
@FunctionalInterface
public interface RepairTarget {
    /// Blocks until each change was written or refused. `index` of a change is the source's.
    Applied apply(List<DocumentChange> changes);

    /// What became of the changes. One that the target refused as not newer counts as `notNewer`.
    record Applied(long written, long notNewer, long refused) {
        public static final Applied NONE = new Applied(0, 0, 0);

        public Applied plus(Applied other) {
            return new Applied(
                    written + other.written, notNewer + other.notNewer, refused + other.refused);
        }
    }
}
