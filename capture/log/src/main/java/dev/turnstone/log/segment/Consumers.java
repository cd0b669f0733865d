package dev.turnstone.log.segment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// How far each consumer has committed: a small file each, replaced as a whole.
final class Consumers {
    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

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

    /// The largest offset that any consumer goes on with; one whose place cannot be read says
    /// nothing.
    static long mostCommitted(Path directory) throws IOException {
        long most = 0;
        for (String name : names(directory)) {
            try {
                most = Math.max(most, committed(directory, name));
            } catch (NumberFormatException e) {
                LOG.debug("the place of {} cannot be read", name, e);
            }
        }
        return most;
    }

    /// What every consumer has committed; 0 where there is no consumer yet, so that nothing goes
    /// before it was read.
    static long leastCommitted(Path directory) throws IOException {
        long least = Long.MAX_VALUE;
        for (String name : names(directory)) {
            least = Math.min(least, committed(directory, name));
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /// Who has a place; none where nobody ever had one.
    static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (!name.endsWith(".new")) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }
}
