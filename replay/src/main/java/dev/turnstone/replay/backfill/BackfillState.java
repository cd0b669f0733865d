package dev.turnstone.replay.backfill;

/// Where a backfill stands. Every legal change is listed here and nowhere else.
public enum BackfillState {
    RUNNING,
    PAUSED,
    CANCELLED,
    BROKEN,
    DONE;

    public boolean mayBecome(BackfillState next) {
        return switch (this) {
            case RUNNING -> next != RUNNING;
            case PAUSED -> next == RUNNING || next == CANCELLED || next == BROKEN || next == DONE;
            case CANCELLED, BROKEN, DONE -> false;
        };
    }

    public boolean isOver() {
        return this != RUNNING && this != PAUSED;
    }
}
