package dev.turnstone.log.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// How far each consumer has committed: a small file each, replaced as a whole.
final class Consumers {
    private Consumers() {}

    /// The first offset that the consumer has not committed; 0 for a new one.
    static long committed(Path directory, String consumer) throws IOException {
        Path file = directory.resolve(consumer);
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    }

    static void commit(Path directory, String consumer, long nextOffset) throws IOException {
        Files.createDirectories(directory);
        Path fresh = directory.resolve(consumer + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((nextOffset + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(
                fresh,
                directory.resolve(consumer),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// What every consumer has committed; 0 where there is no consumer yet, so that nothing goes
    /// before it was read.
    static long leastCommitted(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        long least = Long.MAX_VALUE;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".new")) {
                    least = Math.min(least, committed(directory, name));
                }
            }
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }
}
