package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Resolution.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// All entries that were read and are not committed yet. Any thread.
final class Tickets {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Ticket> open = new HashSet<>();
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
            open.add(ticket);
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
            return open.size();
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
            return open.stream().map(Ticket::at).min(Comparator.naturalOrder());
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
            open.remove(ticket);
            finished.add(ticket);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
