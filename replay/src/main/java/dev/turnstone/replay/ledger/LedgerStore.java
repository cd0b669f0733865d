package dev.turnstone.replay.ledger;

import dev.turnstone.model.TurnstoneException;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one file that everything of a migration which must survive a kill is kept in. One process at
/// a time; any number of threads.
///
/// A commit writes new pages behind the old ones and only then a new root: what is torn by a kill
/// is not reached by the old root, which is used at the next open. See [StoreFile] for how the
/// newest root is found then.
public final class LedgerStore implements AutoCloseable {
    private static final int CACHE_MB = 16;

    private final MVStore store;
    private final @Nullable StoreFile file;
    private final StoredDeletes deletes;
    private final StoredFailures failed;
    private final StoredPositions positions;
    private final StoredEpochs epochs;
    private final StoredSuspects suspects;
    private final TargetNumbers target;
    private final ShardSequences seen;
    private final NumberBooks numbers;
    private final Graves graves;
    private final Notes preparation;
    private final Notes notes;

    private LedgerStore(MVStore store, @Nullable StoreFile file) {
        this.store = store;
        this.file = file;
        this.deletes = new StoredDeletes(store.openMap("deletes"), this::commit);
        this.failed = new StoredFailures(store.openMap("failed"), store.openMap("failed.bodies"));
        this.positions = new StoredPositions(store.openMap("positions"), this::save);
        this.epochs = new StoredEpochs(store.openMap("epochs"), this::commit);
        this.suspects = new StoredSuspects(store.openMap("suspects"));
        this.target =
                new TargetNumbers(
                        new ShardSequences(store.openMap("target.sequences")),
                        new ShardSequences(store.openMap("target.given")),
                        new ShardSequences(store.openMap("target.weighed")),
                        new ShardSequences(store.openMap("target.foreign")),
                        this::commit);
        this.seen = new ShardSequences(store.openMap("source.sequences"));
        this.numbers =
                new NumberBooks(
                        new ShardSequences(store.openMap("numbers.settled")),
                        new ShardSequences(store.openMap("numbers.told")),
                        new ShardSequences(store.openMap("numbers.found")),
                        new ShardSequences(store.openMap("numbers.gone")),
                        new ShardSequences(store.openMap("numbers.missed")),
                        new RecentNumbers());
        this.graves = new Graves(store.openMap("graves"), this::commit);
        this.preparation = new Notes(store.openMap("preparation"), this::commit);
        this.notes = new Notes(store.openMap("notes"), this::commit);
    }

    public static LedgerStore open(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            StoreFile marked = StoreFile.opening(file.toAbsolutePath());
            MVStore.Builder builder =
                    new MVStore.Builder()
                            .fileName(file.toString())
                            .autoCommitDisabled()
                            .cacheSize(CACHE_MB);
            if (marked.isLeftOpen()) {
                builder.recoveryMode();
            }
            return opened(builder, marked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MVStoreException e) {
            throw unopened(file, e);
        }
    }

    private static TurnstoneException unopened(Path file, MVStoreException e) {
        return e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? new TurnstoneException(
                        "The ledger "
                                + file
                                + " is in use: another Turnstone works on this target.",
                        "Wait until it is done or end it (a replay by \"turnstone replay stop\");"
                                + " one process at a time keeps the account of a target.",
                        e)
                : new TurnstoneException(
                        "The ledger " + file + " cannot be opened: " + e.getMessage(),
                        "Make sure that it can be written. Nothing is lost on either cluster: with a"
                                + " new ledger the work starts from the beginning and converges to"
                                + " the same result.",
                        e);
    }

    private static LedgerStore opened(MVStore.Builder builder, StoreFile marked) {
        try {
            return new LedgerStore(builder.open(), marked);
        } catch (MVStoreException e) {
            marked.refused();
            throw e;
        }
    }

    /// A store that is gone with the process: for samples and dry runs.
    public static LedgerStore inMemory() {
        return new LedgerStore(new MVStore.Builder().autoCommitDisabled().open(), null);
    }

    public DeleteLedger deletes() {
        return deletes;
    }

    public FailedLedger failed() {
        return failed;
    }

    public PositionStore positions() {
        return positions;
    }

    public Epochs epochs() {
        return epochs;
    }

    public SuspectLedger suspects() {
        return suspects;
    }

    /// The target's own sequence numbers, and whose they are.
    public TargetNumbers target() {
        return target;
    }

    /// The source's revisions that went through our hands, without their epoch.
    public ShardSequences seen() {
        return seen;
    }

    /// Which sequence numbers of the source are accounted for, and how.
    public NumberBooks numbers() {
        return numbers;
    }

    /// The indices that were deleted as a whole.
    public Graves graves() {
        return graves;
    }

    /// What a preparation of the target changed, until it is put back.
    public Notes preparation() {
        return preparation;
    }

    /// What else must be remembered with the rest: clocks, checkpoints of what is followed.
    public Notes notes() {
        return notes;
    }

    /// Makes everything durable, the sets of numbers included.
    public void save() {
        target.save();
        seen.save();
        numbers.save();
        commit();
    }

    /// Saves and hands the file over to whoever opens it next.
    @Override
    public void close() {
        if (!store.isClosed()) {
            save();
            store.close();
            if (file != null) {
                file.closed();
            }
        }
    }

    /// As a kill would leave it: what was not made durable is gone.
    public void closeAsKilled() {
        store.closeImmediately();
    }

    private void commit() {
        store.commit();
    }
}
