package dev.turnstone.log.segment;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/// Appends blocks to the newest segment and begins new ones. The writer's thread only; after a
/// failed append the file is cut back to its last whole block before the next try.
final class SegmentAppender implements AutoCloseable {
    private final SegmentFiles files;
    private final long segmentBytes;
    private final DurableMark mark;
    private @Nullable FileChannel file;
    private long end;
    private long nextOffset;
    private boolean torn;

    SegmentAppender(SegmentFiles files, long segmentBytes, long nextOffset) throws IOException {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.nextOffset = nextOffset;
        this.mark = new DurableMark(files.durableMark());
        var last = files.segments().lastEntry();
        if (last != null) {
            file = FileChannel.open(last.getValue(), StandardOpenOption.WRITE);
            end = file.size();
        }
        mark.move(nextOffset);
    }

    long nextOffset() {
        return nextOffset;
    }

    /// Appends a block and makes it durable; true when it began a new segment. After an exception
    /// nothing was appended.
    boolean append(ByteBuffer block, int records) throws IOException {
        boolean begins = file == null || end >= segmentBytes;
        FileChannel to = begins ? begin() : mended();
        torn = true;
        to.position(end);
        while (block.hasRemaining()) {
            to.write(block);
        }
        to.force(false);
        mark.move(nextOffset + records);
        torn = false;
        end = to.position();
        nextOffset += records;
        return begins;
    }

    @Override
    public void close() throws IOException {
        try (mark;
                FileChannel closing = file) {
            if (closing != null && torn) {
                closing.truncate(end);
            }
        }
    }

    private FileChannel mended() throws IOException {
        if (file == null) {
            return begin();
        }
        if (torn) {
            file.truncate(end);
            torn = false;
        }
        return file;
    }

    private FileChannel begin() throws IOException {
        if (file != null) {
            if (torn) {
                file.truncate(end);
            }
            file.force(true);
            file.close();
        }
        FileChannel begun =
                FileChannel.open(
                        files.segment(nextOffset),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        file = begun;
        end = 0;
        torn = false;
        return begun;
    }
}
