package dev.turnstone.documents.snapshot;

import dev.turnstone.model.IndexPatterns;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// How a snapshot is read.
///
/// A batch ends with the document that reaches either bound. `allowPartial` consents to reading a
/// snapshot that lacks shards; `epochs` gives the epoch of an index.
public record SnapshotOptions(
        Predicate<String> indices,
        boolean allowPartial,
        int batchDocuments,
        long batchBytes,
        ToIntFunction<String> epochs) {

    public static final SnapshotOptions DEFAULT =
            new SnapshotOptions(IndexPatterns.ALL, false, 4_000, 4L << 20, _ -> 0);

    public SnapshotOptions {
        if (batchDocuments < 1) {
            throw new IllegalArgumentException(
                    "batchDocuments: " + batchDocuments + " (expected: 1 or more)");
        }
    }

    public SnapshotOptions withIndices(Predicate<String> patterns) {
        return new SnapshotOptions(patterns, allowPartial, batchDocuments, batchBytes, epochs);
    }

    public SnapshotOptions withPartialAllowed() {
        return new SnapshotOptions(indices, true, batchDocuments, batchBytes, epochs);
    }

    public SnapshotOptions withBatch(int documents, long bytes) {
        return new SnapshotOptions(indices, allowPartial, documents, bytes, epochs);
    }

    public SnapshotOptions withEpochs(ToIntFunction<String> newEpochs) {
        return new SnapshotOptions(indices, allowPartial, batchDocuments, batchBytes, newEpochs);
    }
}
