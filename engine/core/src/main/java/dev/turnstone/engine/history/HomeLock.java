package dev.turnstone.engine.history;

import dev.turnstone.model.FileTrouble;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One engine for one home: held while its history is open. The operating system takes it back from
/// a process that was killed; one that only looks something up is waited for.
final class HomeLock implements AutoCloseable {
    private static final int TRIES = 30;
    private static final long PAUSE_MILLIS = 100;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home, Path history) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            home.resolve("history.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            for (int i = 0; isTaken(channel); i++) {
                if (i == TRIES) {
                    channel.close();
                    throw Trouble.inUse(history, null);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return new HomeLock(channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.inUse(history, e);
        } catch (IOException e) {
            throw new HistoryException(
                    "The folder " + home + " cannot be written: " + FileTrouble.of(e) + ".",
                    "Make room on that disk, or name a folder that you may write (--home).",
                    e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
