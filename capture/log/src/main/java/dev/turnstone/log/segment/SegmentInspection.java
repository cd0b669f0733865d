package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;
import dev.turnstone.log.inspect.Checking;
import dev.turnstone.log.inspect.LogInfo;
import dev.turnstone.model.Body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// Looks at a folder of segments, also while it is written.
public final class SegmentInspection {
    private final SegmentFiles files;
    private final Optional<BlockSeal> seal;

    private SegmentInspection(SegmentFiles files, Optional<BlockSeal> seal) {
        this.files = files;
        this.seal = seal;
    }

    public static SegmentInspection of(Path directory, Optional<BlockSeal> seal) {
        return new SegmentInspection(SegmentReader.written(directory), seal);
    }

    public LogInfo info() {
        try {
            long durable = DurableMark.read(files.durableMark());
            NavigableMap<Long, Path> segments = files.segments();
            List<LogInfo.Stream> streams = new ArrayList<>();
            long bytes = 0;
            long records = 0;
            for (Map.Entry<Long, Path> segment : segments.entrySet()) {
                Long later = segments.higherKey(segment.getKey());
                long next =
                        end(segment.getValue(), segment.getKey(), later == null ? durable : later);
                bytes += size(segment.getValue());
                records += next - segment.getKey();
                streams.add(
                        new LogInfo.Stream(
                                segment.getValue().getFileName().toString(),
                                segment.getKey(),
                                next));
            }
            return new LogInfo(
                    files.directory().toString(),
                    records,
                    null,
                    bytes,
                    streams,
                    consumers(durable));
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.directory(), e);
        }
    }

    /// Every durable block is read and its checksum compared; records must follow each other.
    public void check(Checking checking) {
        try {
            long durable = DurableMark.read(files.durableMark());
            NavigableMap<Long, Path> segments = files.segments();
            long next = segments.isEmpty() ? durable : segments.firstKey();
            for (Map.Entry<Long, Path> segment : segments.entrySet()) {
                String name = segment.getValue().getFileName().toString();
                if (segment.getKey() != next) {
                    checking.damage(
                            name,
                            "records " + next + " to " + (segment.getKey() - 1) + " are missing");
                }
                next = check(segment.getValue(), segment.getKey(), durable, checking);
                Long following = segments.higherKey(segment.getKey());
                if (following != null && next < following && !Files.exists(segment.getValue())) {
                    // It went while it was read: what is missing there is no damage.
                    next = following;
                }
            }
            if (next < durable) {
                checking.damage(
                        files.directory().toString(),
                        "records "
                                + next
                                + " to "
                                + (durable - 1)
                                + " were durable and are missing");
            }
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.directory(), e);
        }
    }

    /// How large a segment is; nothing when it was removed meanwhile.
    private static long size(Path segment) throws IOException {
        try {
            return Files.size(segment);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /// Which record would follow the segment's last: where blocks were lost, that is not the first
    /// of the next segment.
    private static long end(Path segment, long first, long limit) throws IOException {
        long next = first;
        try (SegmentScan scan = new SegmentScan(segment)) {
            for (Optional<BlockHeader> block = scan.header();
                    block.isPresent() && block.get().nextOffset() <= limit;
                    block = scan.header()) {
                next = Math.max(next, block.get().nextOffset());
                scan.skip(block.get());
            }
        } catch (NoSuchFileException e) {
            return next;
        }
        return next;
    }

    private long check(Path segment, long first, long durable, Checking checking)
            throws IOException {
        long next = first;
        String name = segment.getFileName().toString();
        try (SegmentScan scan = new SegmentScan(segment)) {
            while (next < durable) {
                String where = name + " at byte " + scan.position();
                Optional<SegmentScan.Found> block = scan.next();
                if (block.isEmpty()) {
                    if (scan.position() < size(segment)) {
                        checking.damage(where, "a block is damaged from record " + next + " on");
                    }
                    return next;
                }
                BlockHeader header = block.get().header();
                if (header.firstOffset() != next) {
                    checking.damage(
                            where,
                            "holds record " + header.firstOffset() + " where " + next + " is due");
                }
                unpack(block.get(), where, checking);
                next = header.nextOffset();
            }
        } catch (NoSuchFileException e) {
            return next;
        }
        return next;
    }

    private void unpack(SegmentScan.Found block, String where, Checking checking) {
        try {
            long offset = block.header().firstOffset();
            for (Body record : Block.unpack(block.header(), block.stored(), seal)) {
                checking.record(where + ", record " + offset++, record);
            }
        } catch (LogException e) {
            checking.damage(where, String.valueOf(e.getMessage()));
        }
    }

    private List<LogInfo.Consumer> consumers(long durable) throws IOException {
        List<LogInfo.Consumer> all = new ArrayList<>();
        for (String name : Consumers.names(files.consumers())) {
            long committed = Consumers.committed(files.consumers(), name);
            all.add(new LogInfo.Consumer(name, Math.max(0, durable - committed)));
        }
        return all;
    }
}
