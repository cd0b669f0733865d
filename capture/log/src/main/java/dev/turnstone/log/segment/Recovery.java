package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/// What was found when a log was opened for writing: where to go on, and what a crash left half
/// written.
public record Recovery(long nextOffset, long tornBytes) {

    /// Cuts a torn tail off the last segment. Only the last can have one: a segment is closed
    /// before the next begins.
    static Recovery of(SegmentFiles files) {
        Map.Entry<Long, Path> last = files.segments().lastEntry();
        if (last == null) {
            return new Recovery(0, 0);
        }
        try {
            return cut(last.getKey(), last.getValue());
        } catch (IOException e) {
            throw SegmentFiles.unreadable(last.getValue(), e);
        }
    }

    private static Recovery cut(long firstOffset, Path segment) throws IOException {
        long next = firstOffset;
        long end;
        try (SegmentScan scan = new SegmentScan(segment)) {
            for (Optional<SegmentScan.Found> block = scan.next();
                    block.isPresent();
                    block = scan.next()) {
                if (block.get().header().firstOffset() != next) {
                    throw outOfOrder(segment, next, block.get().header().firstOffset());
                }
                next = block.get().header().nextOffset();
            }
            end = scan.position();
        }
        long torn = Files.size(segment) - end;
        if (torn > 0) {
            try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                file.truncate(end);
                file.force(true);
            }
        }
        return new Recovery(next, torn);
    }

    private static LogException outOfOrder(Path segment, long expected, long found) {
        return new LogException(
                "The traffic log is damaged: "
                        + segment
                        + " holds record "
                        + found
                        + " where "
                        + expected
                        + " is due.",
                "Start a new log directory; the sequence delta heals what is missing.");
    }
}
