package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/// What was found when a log was opened for writing: where to go on, and what a crash left half
/// written. The `missing` records before the next one were durable, or a consumer has read them,
/// and are not there any more: their offsets are not given again, or who had read so far would take
/// others for those.
public record Recovery(long nextOffset, long tornBytes, long missing) {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /// Cuts a torn tail off the last segment. Only the last can have one: a segment is closed
    /// before the next begins.
    static Recovery of(SegmentFiles files) {
        Map.Entry<Long, Path> last = files.segments().lastEntry();
        try {
            long given =
                    Math.max(
                            DurableMark.read(files.durableMark()),
                            Consumers.mostCommitted(files.consumers()));
            Recovery found =
                    last == null ? new Recovery(0, 0, 0) : cut(last.getKey(), last.getValue());
            Recovery recovery = found.notBefore(given);
            recovery.tell(files.directory());
            return recovery;
        } catch (IOException e) {
            throw SegmentFiles.unreadable(last == null ? files.directory() : last.getValue(), e);
        }
    }

    private Recovery notBefore(long given) {
        return given > nextOffset ? new Recovery(given, tornBytes, given - nextOffset) : this;
    }

    private void tell(Path directory) {
        if (missing > 0) {
            LOG.warn(
                    "The traffic log in {} lacks records {} to {}, which were durable; {} bytes that"
                            + " cannot be read were cut off. Writing goes on with record {}, and"
                            + " readers tell a gap.",
                    directory,
                    nextOffset - missing,
                    nextOffset - 1,
                    tornBytes,
                    nextOffset);
        } else if (tornBytes > 0) {
            LOG.info(
                    "The traffic log in {} ended with {} bytes that were half written: they were cut"
                            + " off.",
                    directory,
                    tornBytes);
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
        return new Recovery(next, torn, 0);
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
