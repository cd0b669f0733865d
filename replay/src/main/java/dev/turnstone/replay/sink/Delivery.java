package dev.turnstone.replay.sink;

import dev.turnstone.replay.ledger.Settled;

import java.util.concurrent.CompletableFuture;

/// One submitted batch: done when each of its changes is explained.
final class Delivery {
    private final CompletableFuture<Settled> done = new CompletableFuture<>();
    private final long size;
    private final Regard regard;
    private Settled sum = Settled.NONE;

    Delivery(long size) {
        this(size, Regard.USUAL);
    }

    Delivery(long size, Regard regard) {
        this.size = size;
        this.regard = regard;
        if (size == 0) {
            done.complete(sum);
        }
    }

    CompletableFuture<Settled> done() {
        return done;
    }

    Regard regard() {
        return regard;
    }

    /// Counts some changes as explained; completes the delivery with the last one.
    void settle(Settled some) {
        Settled all;
        synchronized (this) {
            sum = sum.plus(some);
            all = sum;
        }
        if (all.total() == size) {
            done.complete(all);
        } else if (all.total() > size) {
            throw new IllegalStateException(
                    "settled: " + all.total() + " (expected: " + size + ")");
        }
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
