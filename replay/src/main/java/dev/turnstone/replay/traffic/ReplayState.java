package dev.turnstone.replay.traffic;

/// Where a replay stands. Every legal change is listed here and nowhere else.
public enum ReplayState {
    NEW,
    RUNNING,
    PAUSED,
    STOPPED,
    FAILED;

    public boolean mayBecome(ReplayState next) {
        return switch (this) {
            case NEW -> next == RUNNING || next == STOPPED;
            case RUNNING -> next == PAUSED || next == STOPPED || next == FAILED;
            case PAUSED -> next == RUNNING || next == STOPPED || next == FAILED;
            case STOPPED, FAILED -> false;
        };
    }
}
