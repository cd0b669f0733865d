package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Resolution.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// All entries that were read and are not committed yet. Any thread.
///
/// Those that are open are counted by when they began: the oldest is asked for all the time.
final class Tickets {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Instant, Integer> open = new TreeMap<>();
    private int openCount;
    private final List<Ticket> finished = new ArrayList<>();

    Tickets(int most) {
        this.most = most;
    }

    /// `told` hears of the numbers of a ticket when it is finished.
    Ticket issue(Captured captured, Consumer<List<Told>> told) {
        var ticket =
                new Ticket(
                        captured,
                        done -> {
                            told.accept(done.told());
                            finish(done);
                        });
        lock.lock();
        try {
            open.merge(ticket.at(), 1, Integer::sum);
            openCount++;
        } finally {
            lock.unlock();
        }
        return ticket;
    }

    /// What is finished and not taken yet.
    List<Ticket> takeFinished() {
        lock.lock();
        try {
            List<Ticket> all = List.copyOf(finished);
            finished.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    int openCount() {
        lock.lock();
        try {
            return openCount;
        } finally {
            lock.unlock();
        }
    }

    boolean isFull() {
        return openCount() >= most;
    }

    /// When the oldest open exchange began.
    Optional<Instant> oldest() {
        lock.lock();
        try {
            return open.isEmpty() ? Optional.empty() : Optional.of(open.firstKey());
        } finally {
            lock.unlock();
        }
    }

    /// Waits a little for fewer open ones.
    // Woken up for nothing, the caller looks again.
    @SuppressWarnings("WaitNotInLoop")
    void awaitProgress() throws InterruptedException {
        lock.lock();
        try {
            var _ = changed.await(20, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void finish(Ticket ticket) {
        lock.lock();
        try {
            open.computeIfPresent(ticket.at(), (_, many) -> many == 1 ? null : many - 1);
            openCount--;
            finished.add(ticket);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
