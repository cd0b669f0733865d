package dev.turnstone.documents.scan;

import dev.turnstone.documents.SourceNotice;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// How a live cluster is read.
///
/// `pageBytes` is what an answer should weigh, `longestAnswer` what it may; one document alone may
/// weigh more. `patience` is how long a busy or absent cluster is asked again. `epochs` gives the
/// epoch of an index; `clock` the position in our log that a source without sequence numbers gets
/// as revision. `waived` names the indices whose documents may be read though they are not all
/// there. `stretch` is how many pages are read in the order of the segments before the position
/// moves; 0 for never.
public record ScanOptions(
        int pageDocuments,
        long pageBytes,
        long longestAnswer,
        Duration patience,
        ToIntFunction<String> epochs,
        long clock,
        Set<String> waived,
        Consumer<SourceNotice> told,
        int stretch) {

    public static final ScanOptions DEFAULT =
            new ScanOptions(
                    2_000,
                    4L << 20,
                    32L << 20,
                    Duration.ofMinutes(10),
                    _ -> 0,
                    1,
                    Set.of(),
                    _ -> {},
                    64);

    public ScanOptions {
        waived = Set.copyOf(waived);
        if (pageDocuments < 1 || pageDocuments > 10_000) {
            throw new IllegalArgumentException(
                    "pageDocuments: " + pageDocuments + " (expected: 1-10000)");
        }
    }

    public ScanOptions withPage(int documents, long bytes) {
        return new ScanOptions(
                documents, bytes, longestAnswer, patience, epochs, clock, waived, told, stretch);
    }

    public ScanOptions withPatience(Duration newPatience) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                newPatience,
                epochs,
                clock,
                waived,
                told,
                stretch);
    }

    public ScanOptions withEpochs(ToIntFunction<String> newEpochs) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                patience,
                newEpochs,
                clock,
                waived,
                told,
                stretch);
    }

    public ScanOptions withClock(long position) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                patience,
                epochs,
                position,
                waived,
                told,
                stretch);
    }

    public ScanOptions waiving(Set<String> indices) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                patience,
                epochs,
                clock,
                indices,
                told,
                stretch);
    }

    public ScanOptions telling(Consumer<SourceNotice> listener) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                patience,
                epochs,
                clock,
                waived,
                listener,
                stretch);
    }

    public ScanOptions withStretch(int pages) {
        return new ScanOptions(
                pageDocuments,
                pageBytes,
                longestAnswer,
                patience,
                epochs,
                clock,
                waived,
                told,
                pages);
    }
}
