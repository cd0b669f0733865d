package dev.turnstone.log.segment;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Appends blocks to the newest segment and begins new ones. The writer's thread only; after a
/// failed append the file is cut back to its last whole block before the next try.
final class SegmentAppender implements AutoCloseable {
    private final SegmentFiles files;
    private final long segmentBytes;
    private final DurableMark mark;
    private @Nullable FileChannel file;

    /// Up to where what is in the file is durable, and the offset that follows it.
    private long durableEnd;

    private long durableOffset;
    private long nextOffset;
    private boolean torn;

    SegmentAppender(SegmentFiles files, long segmentBytes, Recovery recovery) throws IOException {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.durableOffset = recovery.nextOffset();
        this.nextOffset = recovery.nextOffset();
        this.mark = new DurableMark(files.durableMark());
        var last = files.segments().lastEntry();
        if (last != null) {
            file = FileChannel.open(last.getValue(), StandardOpenOption.WRITE);
            durableEnd = file.size();
        }
        if (recovery.missing() > 0) {
            begun();
        }
        mark.move(nextOffset);
    }

    /// The offset of the next record.
    long nextOffset() {
        return nextOffset;
    }

    /// Begins to append behind what is durable; true when that is in a new segment. Forgets what
    /// was appended and not committed.
    boolean begin() throws IOException {
        boolean begins = file == null || durableEnd >= segmentBytes;
        FileChannel to = begins ? begun() : mended();
        to.position(durableEnd);
        nextOffset = durableOffset;
        return begins;
    }

    /// Appends a block; true when its segment is full.
    boolean append(ByteBuffer block, int records) throws IOException {
        FileChannel to = Objects.requireNonNull(file);
        torn = true;
        while (block.hasRemaining()) {
            to.write(block);
        }
        nextOffset += records;
        return to.position() >= segmentBytes;
    }

    /// Makes durable what was appended. After an exception nothing was.
    void commit() throws IOException {
        FileChannel to = Objects.requireNonNull(file);
        to.force(false);
        mark.move(nextOffset);
        torn = false;
        durableEnd = to.position();
        durableOffset = nextOffset;
    }

    @Override
    public void close() throws IOException {
        try (mark;
                FileChannel closing = file) {
            if (closing != null && torn) {
                closing.truncate(durableEnd);
            }
        }
    }

    private FileChannel mended() throws IOException {
        if (file == null) {
            return begun();
        }
        if (torn) {
            file.truncate(durableEnd);
            torn = false;
        }
        return file;
    }

    private FileChannel begun() throws IOException {
        FileChannel full = file;
        if (full != null) {
            if (torn) {
                full.truncate(durableEnd);
            }
            full.force(true);
            full.close();
            file = null;
        }
        FileChannel begun =
                FileChannel.open(
                        files.segment(durableOffset),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        file = begun;
        durableEnd = 0;
        torn = false;
        return begun;
    }
}
