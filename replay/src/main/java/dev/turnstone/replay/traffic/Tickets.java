package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Resolution.Told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Consumer<List<Told>> told;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Instant, Integer> open = new TreeMap<>();
    private int openCount;
    private final List<Ticket> finished = new ArrayList<>();

    /// `told` hears of the numbers of tickets when they are finished.
    Tickets(int most, Consumer<List<Told>> told) {
        this.most = most;
        this.told = told;
    }

    Ticket issue(Captured captured) {
        var ticket = new Ticket(captured, done -> finish(List.of(done)));
        lock.lock();
        try {
            open.merge(ticket.at(), 1, Integer::sum);
            openCount++;
        } finally {
            lock.unlock();
        }
        return ticket;
    }

    /// One part of each is settled.
    void settled(Collection<Ticket> tickets) {
        List<Ticket> last = tickets.stream().filter(Ticket::settledLast).toList();
        if (!last.isEmpty()) {
            finish(last);
        }
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

    private void finish(List<Ticket> tickets) {
        told.accept(tickets.stream().map(Ticket::told).flatMap(List::stream).toList());
        lock.lock();
        try {
            for (Ticket ticket : tickets) {
                open.computeIfPresent(ticket.at(), (_, many) -> many == 1 ? null : many - 1);
            }
            openCount -= tickets.size();
            finished.addAll(tickets);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
