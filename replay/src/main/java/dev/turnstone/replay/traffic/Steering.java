package dev.turnstone.replay.traffic;

/// Where a replay stands, and its only way to change. Any thread.
final class Steering {
    private volatile ReplayState state = ReplayState.NEW;

    ReplayState state() {
        return state;
    }

    boolean isAlive() {
        ReplayState now = state;
        return now == ReplayState.RUNNING || now == ReplayState.PAUSED;
    }

    boolean isPaused() {
        return state == ReplayState.PAUSED;
    }

    synchronized void become(ReplayState next) {
        if (!tryToBecome(next)) {
            throw new IllegalStateException(
                    "replay: " + state + " (expected: one that may become " + next + ")");
        }
    }

    /// False where it may not.
    synchronized boolean tryToBecome(ReplayState next) {
        boolean may = state.mayBecome(next);
        if (may) {
            state = next;
        }
        return may;
    }
}
