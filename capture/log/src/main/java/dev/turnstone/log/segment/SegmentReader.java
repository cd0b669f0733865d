package dev.turnstone.log.segment;

import dev.turnstone.log.LogException;
import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Reads a segment log, also while another process writes it: only what is durable, in order. One
/// thread at a time.
public final class SegmentReader implements TrafficLogReader {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final SegmentFiles files;
    private final String consumer;
    private final Optional<BlockSeal> seal;
    private final ArrayDeque<Logged> ready = new ArrayDeque<>();
    private @Nullable SegmentScan scan;
    private long segment;
    private long next;
    private final boolean looksOnly;
    private long committed;

    private SegmentReader(
            SegmentFiles files, String consumer, Optional<BlockSeal> seal, long committed) {
        this.files = files;
        this.consumer = consumer;
        this.seal = seal;
        this.looksOnly = consumer.isEmpty();
        this.committed = committed;
        this.next = committed;
    }

    /// Opens the log for somebody who reads all of it and leaves no trace: nothing is kept for him.
    public static SegmentReader look(Path directory, Optional<BlockSeal> seal) {
        SegmentFiles files = written(directory);
        NavigableMap<Long, Path> segments = files.segments();
        return new SegmentReader(files, "", seal, segments.isEmpty() ? 0 : segments.firstKey());
    }

    /// Opens the log for this consumer, who goes on behind what it committed last.
    public static SegmentReader open(Path directory, String consumer, Optional<BlockSeal> seal) {
        if (!consumer.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new IllegalArgumentException(
                    "consumer: " + consumer + " (expected: letters, digits, - and _)");
        }
        SegmentFiles files = found(directory);
        try {
            long committed = Consumers.committed(files.consumers(), consumer);
            Consumers.commit(files.consumers(), consumer, committed);
            return new SegmentReader(files, consumer, seal, committed);
        } catch (IOException | NumberFormatException e) {
            throw new LogException(
                    "The place of consumer " + consumer + " cannot be read: " + e.getMessage(),
                    "Remove its file in "
                            + directory.resolve("consumers")
                            + " to read from the start.",
                    e);
        }
    }

    /// The log that a writer has opened at least once: what is asked about it is not made up of
    /// another folder's emptiness.
    static SegmentFiles written(Path directory) {
        SegmentFiles files = found(directory);
        if (!Files.exists(files.lock()) && files.segments().isEmpty()) {
            throw none(directory);
        }
        return files;
    }

    private static SegmentFiles found(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw none(directory);
        }
        return new SegmentFiles(directory);
    }

    private static LogException none(Path directory) {
        return new LogException(
                "There is no traffic log in " + directory + ".",
                "Name the directory that the proxy writes to.");
    }

    @Override
    public Optional<Logged> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            while (ready.isEmpty() && !fill()) {
                if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.directory(), e);
        }
        return Optional.of(ready.removeFirst());
    }

    @Override
    public void commit(LogPosition position) {
        if (position.offset() < committed) {
            return;
        }
        committed = position.offset() + 1;
        if (looksOnly) {
            return;
        }
        try {
            Consumers.commit(files.consumers(), consumer, committed);
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.consumers(), e);
        }
    }

    @Override
    public long lag() {
        try {
            return Math.max(0, DurableMark.read(files.durableMark()) - committed);
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.durableMark(), e);
        }
    }

    @Override
    public void close() {
        try {
            leave();
        } catch (IOException e) {
            throw SegmentFiles.unreadable(files.directory(), e);
        }
    }

    /// Unpacks the next block that is durable; false where there is none yet.
    private boolean fill() throws IOException {
        long durable = DurableMark.read(files.durableMark());
        while (next < durable) {
            SegmentScan at = scan == null ? seek() : scan;
            Optional<BlockHeader> header = at.header();
            if (header.isPresent() && header.get().nextOffset() <= next) {
                at.skip(header.get());
                continue;
            }
            Optional<SegmentScan.Found> block = at.next();
            if (block.isPresent()) {
                unpack(block.get());
                return true;
            }
            if (!leaveBehind()) {
                throw damaged();
            }
        }
        return false;
    }

    private void unpack(SegmentScan.Found block) {
        long offset = block.header().firstOffset();
        String stream = files.directory().toString();
        for (Body record : Block.unpack(block.header(), block.stored(), seal)) {
            if (offset >= next) {
                ready.add(new Logged(new LogPosition(stream, offset), record));
            }
            offset++;
        }
        next = offset;
    }

    /// Opens the segment that holds the next record; where it was removed unread, goes on with the
    /// oldest that is left.
    private SegmentScan seek() throws IOException {
        NavigableMap<Long, Path> segments = files.segments();
        Map.Entry<Long, Path> holding = segments.floorEntry(next);
        if (holding == null) {
            holding = segments.firstEntry();
            if (holding == null) {
                throw damaged();
            }
            throw goneUntil(holding.getKey(), "were removed");
        }
        try {
            SegmentScan opened = new SegmentScan(holding.getValue());
            scan = opened;
            segment = holding.getKey();
            return opened;
        } catch (NoSuchFileException e) {
            return seek();
        }
    }

    /// Where a segment goes no further: true when a later one follows, or when it was removed
    /// meanwhile. What lacks before a later one is told.
    private boolean leaveBehind() throws IOException {
        NavigableMap<Long, Path> segments = files.segments();
        if (next != segment && segments.containsKey(next) || !segments.containsKey(segment)) {
            leave();
            return true;
        }
        Long later = segments.higherKey(next);
        if (later != null) {
            leave();
            throw goneUntil(later, "were damaged or lost");
        }
        return false;
    }

    private void leave() throws IOException {
        SegmentScan open = scan;
        scan = null;
        if (open != null) {
            open.close();
        }
    }

    /// Reading goes on from this record.
    private RecordsGone goneUntil(long first, String how) {
        long records = first - next;
        next = first;
        return new RecordsGone(
                new LogPosition(files.directory().toString(), first - 1),
                records
                        + " records of the traffic log "
                        + how
                        + " before "
                        + (looksOnly ? "they were read." : consumer + " read them."));
    }

    private LogException damaged() {
        return new LogException(
                "The traffic log in "
                        + files.directory()
                        + " is damaged at record "
                        + next
                        + ": what was durable cannot be read.",
                "Start the proxy again: it goes on behind what is damaged, which replay then takes"
                        + " for a gap.");
    }
}
