package dev.turnstone.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Walks over the blocks of one segment file without unpacking them.
final class SegmentScan implements AutoCloseable {
    /// A block and where in the file it ends.
    record Found(BlockHeader header, ByteBuffer stored, long end) {}

    private final FileChannel file;
    private long position;

    SegmentScan(Path segment) throws IOException {
        file = FileChannel.open(segment, StandardOpenOption.READ);
    }

    /// Where the next block begins.
    long position() {
        return position;
    }

    /// The next block if it is there whole and intact; the position stays where it is otherwise.
    Optional<Found> next() throws IOException {
        Optional<BlockHeader> header = header();
        if (header.isEmpty()
                || header.get().storedLength() > file.size() - position - BlockHeader.LENGTH) {
            return Optional.empty();
        }
        ByteBuffer stored = ByteBuffer.allocate(header.get().storedLength());
        if (!fill(stored, position + BlockHeader.LENGTH) || !Block.isIntact(header.get(), stored)) {
            return Optional.empty();
        }
        position += BlockHeader.LENGTH + stored.remaining();
        return Optional.of(new Found(header.get(), stored, position));
    }

    /// The next block's header, without moving.
    Optional<BlockHeader> header() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BlockHeader.LENGTH);
        return fill(bytes, position) ? BlockHeader.read(bytes) : Optional.empty();
    }

    /// Goes past the next block without reading what it stores.
    void skip(BlockHeader header) {
        position += BlockHeader.LENGTH + header.storedLength();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean fill(ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        bytes.flip();
        return true;
    }
}
