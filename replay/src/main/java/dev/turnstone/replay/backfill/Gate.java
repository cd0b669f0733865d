package dev.turnstone.replay.backfill;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets readers through, holds them, or sends them home. Safe for any number of threads.
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private BackfillState state = BackfillState.RUNNING;

    /// Waits while paused; false where the backfill is over.
    boolean pass() throws InterruptedException {
        lock.lock();
        try {
            while (state == BackfillState.PAUSED) {
                changed.await();
            }
            return state == BackfillState.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    /// True where the state changed.
    boolean become(BackfillState next) {
        lock.lock();
        try {
            if (!state.mayBecome(next)) {
                return false;
            }
            state = next;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    BackfillState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }
}
