package dev.turnstone.documents.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file, read at any place by any thread.
final class FolderBlob implements BlobBytes {
    private final Path path;
    private final FileChannel channel;
    private final long length;

    private FolderBlob(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.length = channel.size();
    }

    static FolderBlob open(Path path) throws IOException {
        return new FolderBlob(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(into, offset, count);
        while (target.hasRemaining()) {
            if (channel.read(target, position + (count - target.remaining())) < 0) {
                throw new EOFException(path + " ended before byte " + (position + count) + ".");
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
