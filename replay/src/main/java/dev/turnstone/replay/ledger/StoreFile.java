package dev.turnstone.replay.ledger;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Knows of a store's file whether it was closed, or left open by a kill: a mark lies beside it
/// while it is open.
///
/// The store finds its newest commit by what the head of its file says, which is not kept up to
/// date with every commit. Once space in the middle of the file is used again (after three quarters
/// of a minute), a kill makes it take an older commit for the newest: what had been durable would
/// be forgotten. A file that was left open is therefore searched as a whole.
public final class StoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    private final Path file;
    private final Path mark;
    private final boolean leftOpen;

    private StoreFile(Path file, Path mark, boolean leftOpen) {
        this.file = file;
        this.mark = mark;
        this.leftOpen = leftOpen;
    }

    /// Marks it as open, before anything opens it.
    public static StoreFile opening(Path file) {
        Path mark = file.resolveSibling(file.getFileName() + ".open");
        try {
            boolean leftOpen = Files.exists(mark);
            if (!leftOpen) {
                Files.createFile(mark);
            }
            return new StoreFile(file, mark, leftOpen && Files.exists(file));
        } catch (IOException e) {
            throw new TurnstoneException(
                    mark + " cannot be made: " + FileTrouble.of(e) + ".",
                    "Make room on that disk, or name a folder that you may write (--home).",
                    e);
        }
    }

    /// Nobody closed it: it has to be searched for the newest commit.
    public boolean isLeftOpen() {
        return leftOpen;
    }

    /// Where it was left open, finds the newest commit and writes it down as such, so that whoever
    /// opens the file next has it. What cannot be read is left as it is.
    public void settle() {
        if (!leftOpen) {
            return;
        }
        try (MVStore store =
                new MVStore.Builder()
                        .fileName(file.toString())
                        .autoCommitDisabled()
                        .recoveryMode()
                        .open()) {
            LOG.debug("{} was left open: version {}", file, store.getCurrentVersion());
        } catch (MVStoreException e) {
            LOG.info("{} was left open and cannot be read", file, e);
        }
    }

    /// It could not be opened: a mark that was there before stays, and ours goes, so that a file
    /// that is damaged is refused the next time as well, and not searched for something older.
    public void refused() {
        if (!leftOpen) {
            closed();
        }
    }

    /// It was closed in order.
    public void closed() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            LOG.debug("{} stays, and costs a search at the next start", mark, e);
        }
    }
}
