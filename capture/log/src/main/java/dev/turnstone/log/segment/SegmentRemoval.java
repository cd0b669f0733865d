package dev.turnstone.log.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How a segment that may go is removed.
@FunctionalInterface
interface SegmentRemoval {
    void remove(Path segment) throws IOException, InterruptedException;

    /// Its name goes at once and its space piece by piece: while a disk frees a large file as a
    /// whole, everybody else who writes to it may have to wait. What has a second name is
    /// somebody's copy, and stays whole.
    static void gradually(Path segment) throws IOException, InterruptedException {
        if (!hasOneName(segment)) {
            Files.delete(segment);
            return;
        }
        final long piece = 4 << 20;
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            Files.delete(segment);
            for (long left = file.size() - piece; left > 0; left -= piece) {
                long began = System.nanoTime();
                file.truncate(left);
                // Others have as long.
                Thread.sleep(Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }

    private static boolean hasOneName(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:nlink").equals(1);
    }
}
