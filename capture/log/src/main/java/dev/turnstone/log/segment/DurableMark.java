package dev.turnstone.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Tells readers, also in other processes, up to which record the log is durable: eight bytes in a
/// file.
final class DurableMark implements AutoCloseable {
    private final FileChannel file;

    DurableMark(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Every record below this offset may be read.
    void move(long nextOffset) throws IOException {
        file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, nextOffset), 0);
    }

    static long read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(path);
        return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
