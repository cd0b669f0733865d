package dev.turnstone.documents.file;

import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// How a file is read.
///
/// `index` is for lines that name none, empty to skip those. `clock` is the position in our log
/// that the first line gets as revision; each further line gets one more. `told` hears of every
/// line that is skipped.
public record FileOptions(
        String index,
        long clock,
        ToIntFunction<String> epochs,
        int batchDocuments,
        long batchBytes,
        Consumer<SkippedLine> told) {
    public static final FileOptions DEFAULT =
            new FileOptions("", 1, _ -> 0, 2_000, 4L << 20, _ -> {});

    public FileOptions into(String newIndex) {
        return new FileOptions(newIndex, clock, epochs, batchDocuments, batchBytes, told);
    }

    public FileOptions withClock(long position) {
        return new FileOptions(index, position, epochs, batchDocuments, batchBytes, told);
    }

    public FileOptions telling(Consumer<SkippedLine> listener) {
        return new FileOptions(index, clock, epochs, batchDocuments, batchBytes, listener);
    }

    public FileOptions withBatch(int documents, long bytes) {
        return new FileOptions(index, clock, epochs, documents, bytes, told);
    }

    /// A line that became no change; lines are counted from 1.
    public record SkippedLine(String file, long line, String reason) {}
}
