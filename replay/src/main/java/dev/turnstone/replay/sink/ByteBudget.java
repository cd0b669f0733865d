package dev.turnstone.replay.sink;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bounds what is held in memory, in bytes. Whoever wants more than there is waits in line, so that
/// a huge document is not starved by small ones.
final class ByteBudget {
    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Long> line = new ArrayDeque<>();
    private long tickets;
    private long used;
    private boolean open = true;

    ByteBudget(long capacity) {
        this.capacity = capacity;
    }

    /// False where the budget was closed meanwhile. At most the capacity can be asked for.
    boolean acquire(long bytes) throws InterruptedException {
        lock.lockInterruptibly();
        Long me = ++tickets;
        try {
            line.add(me);
            while (open && (!me.equals(line.peek()) || used + bytes > capacity)) {
                changed.await();
            }
            if (open) {
                used += bytes;
            }
            return open;
        } finally {
            line.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    void release(long bytes) {
        lock.lock();
        try {
            used -= bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long capacity() {
        return capacity;
    }

    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }
}
