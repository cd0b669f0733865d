package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A traffic log in memory that readers can be killed at.
final class MemoryLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Captured.Entry> entries = new ArrayList<>();
    private int committed;

    void append(Captured.Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    int committed() {
        lock.lock();
        try {
            return committed;
        } finally {
            lock.unlock();
        }
    }

    ExchangeSource reader() {
        return new Reader(committed());
    }

    private final class Reader implements ExchangeSource {
        private final BitSet done = new BitSet();
        private int at;
        private int from;

        Reader(int from) {
            this.at = from;
            this.from = from;
        }

        @Override
        public Optional<Captured> next(Duration wait) throws InterruptedException {
            lock.lock();
            try {
                long left = wait.toNanos();
                while (at == entries.size()) {
                    if (left <= 0) {
                        return Optional.empty();
                    }
                    left = changed.awaitNanos(left);
                }
                int place = at++;
                return Optional.of(new Captured(entries.get(place), () -> done(place)));
            } finally {
                lock.unlock();
            }
        }

        private void done(int place) {
            lock.lock();
            try {
                done.set(place);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void commit() {
            lock.lock();
            try {
                from = done.nextClearBit(from);
                committed = Math.max(committed, from);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {}
    }
}
