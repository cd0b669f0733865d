package dev.turnstone.replay.backfill;

import dev.turnstone.replay.ledger.DeleteLedger;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.DeleteReplay;
import dev.turnstone.replay.sink.TargetIndexMissing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Looks now and then, while stale documents may still arrive, whether a shard of the target began
/// another life, and sends its deletes again there. A thread of its own until closed.
final class DeleteWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeleteWatch.class);

    private final DeleteLedger deletes;
    private final DeleteReplay replay;
    private final Supplier<Set<String>> indices;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private DeleteWatch(
            ConvergentSink sink,
            DeleteLedger deletes,
            Supplier<Set<String>> indices,
            Duration every) {
        this.indices = indices;
        this.deletes = deletes;
        this.replay = new DeleteReplay(sink, deletes);
        this.every = every;
        this.thread = Thread.ofVirtual().name("backfill-deletes").unstarted(this::run);
    }

    static DeleteWatch start(
            ConvergentSink sink,
            DeleteLedger deletes,
            Supplier<Set<String>> indices,
            Duration every) {
        DeleteWatch watch = new DeleteWatch(sink, deletes, indices, every);
        watch.thread.start();
        return watch;
    }

    /// Waits for what it has sent; the caller's own pass over all deletes comes after it.
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try {
            do {
                look();
            } while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// An edge: a target that does not answer now is looked at again later, and at the very end all
    /// deletes are sent once more anyway.
    private void look() throws InterruptedException {
        try {
            Set<String> written = indices.get();
            for (String index : deletes.indices()) {
                if (written.contains(index)) {
                    look(index);
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.debug("The target's shards could not be looked at", e);
        }
    }

    private void look(String index) throws InterruptedException {
        try {
            replay.applyAgainWhereReborn(index);
        } catch (TargetIndexMissing e) {
            LOG.debug("{} is gone", index, e);
        }
    }
}
