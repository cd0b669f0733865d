package dev.turnstone.proxy.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/// How fast a folder's disk takes one sequential file.
final class DiskRate {
    private static final int PIECE = 1 << 20;
    private static final int FORCE_EVERY = 16;
    private static final double NANOS = 1e9;

    private DiskRate() {}

    /// MB a second, by writing so many megabytes. Blocks.
    static double of(Path folder, int megabytes) throws IOException {
        Path file = folder.resolve("disk-rate");
        byte[] bytes = new byte[PIECE];
        new Random(1).nextBytes(bytes);
        long began = System.nanoTime();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 1; i <= megabytes; i++) {
                ByteBuffer piece = ByteBuffer.wrap(bytes);
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
                if (i % FORCE_EVERY == 0) {
                    channel.force(false);
                }
            }
            channel.force(false);
            return megabytes * (PIECE / 1e6) * NANOS / (System.nanoTime() - began);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
