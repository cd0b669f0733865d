package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What was read and is not under way yet: writes wait for company, and tickets for the indices
/// that may be new. The reader's thread only.
final class Pending {
    private static final int BATCH = 4_000;
    private static final long BATCH_BYTES = 4L << 20;

    /// Long enough for a batch to fill where there is much to replay.
    private static final Duration LATEST = Duration.ofMillis(300);

    private final BatchReplay replay;
    private final Newcomers newcomers;
    private final List<BatchReplay.Item> batch = new ArrayList<>();
    private long batchBytes;
    private long since;

    Pending(BatchReplay replay, Newcomers newcomers) {
        this.replay = replay;
        this.newcomers = newcomers;
    }

    boolean hasWrites() {
        return !batch.isEmpty();
    }

    void add(BatchReplay.Item item, long bytes) throws InterruptedException {
        begin();
        batch.add(item);
        batchBytes += bytes;
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    void settledWithNewcomers(Ticket ticket) {
        begin();
        newcomers.settleWith(ticket);
    }

    void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            List<BatchReplay.Item> all = List.copyOf(batch);
            batch.clear();
            batchBytes = 0;
            replay.replay(all);
        }
        if (newcomers.isAwaited() || newcomers.isDue()) {
            newcomers.meet();
        }
    }

    /// Where something comes all the time, little does not wait for more.
    void flushIfDue() throws InterruptedException {
        boolean isOld = System.nanoTime() - since >= LATEST.toNanos();
        if (isAnything() && isOld || newcomers.isDue()) {
            flush();
        }
    }

    private void begin() {
        if (!isAnything()) {
            since = System.nanoTime();
        }
    }

    private boolean isAnything() {
        return !batch.isEmpty() || newcomers.isAwaited();
    }
}
