package dev.turnstone.documents;

import dev.turnstone.model.DocumentChange;

import java.util.List;
import java.util.Map;

/// Changes read in order, and where the reader stood after them.
///
/// A batch may leave the position where it stood before: then it is read again by whoever goes on
/// from there, and its numbers count only together with those of the batch that moves the position.
///
/// `read` counts every document seen: `read == changes.size() + the sum of skipped`, always.
public record Batch(
        List<DocumentChange> changes, long read, Map<String, Long> skipped, Position after) {
    public Batch {
        changes = List.copyOf(changes);
        skipped = Map.copyOf(skipped);
        long left = skipped.values().stream().mapToLong(Long::longValue).sum();
        if (read != changes.size() + left) {
            throw new IllegalArgumentException(
                    "read: "
                            + read
                            + " (expected: "
                            + changes.size()
                            + " changes + "
                            + left
                            + " skipped)");
        }
    }
}
