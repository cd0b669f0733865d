package dev.turnstone.replay.sink;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The target's indices as they were when first met. Safe for any number of threads.
final class TargetIndices {
    private final BulkTarget target;
    private final TargetSequences sequences;
    private final ConcurrentHashMap<String, TargetIndex> known = new ConcurrentHashMap<>();

    TargetIndices(BulkTarget target, TargetSequences sequences) {
        this.target = target;
        this.sequences = sequences;
    }

    TargetIndex find(String name) {
        TargetIndex index = known.get(name);
        return index != null ? index : meet(name);
    }

    /// Empty where the index is gone.
    Optional<TargetIndex> ifThere(String name) {
        try {
            return Optional.of(find(name));
        } catch (TargetIndexMissing gone) {
            return Optional.empty();
        }
    }

    /// Those that were met and take versions.
    List<TargetIndex> versioned() {
        return known.values().stream()
                .filter(index -> index.mode() == TargetIndex.Mode.VERSIONED)
                .toList();
    }

    void forget(String name) {
        known.remove(name);
    }

    /// Asked once per index, before the first write to it: its numbers up to now are not ours.
    private synchronized TargetIndex meet(String name) {
        TargetIndex before = known.get(name);
        if (before != null) {
            return before;
        }
        TargetIndex index = target.index(name);
        if (index.mode() == TargetIndex.Mode.VERSIONED) {
            sequences.begin(index, target.shards(index));
        }
        known.put(name, index);
        return index;
    }
}
