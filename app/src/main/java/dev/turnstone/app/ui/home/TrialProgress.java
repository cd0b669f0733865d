package dev.turnstone.app.ui.home;

import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.task.Failure;

import java.util.Optional;

/// A trial at one moment; `fetched` and `toFetch` are bytes of the download.
record TrialProgress(
        State state,
        TrialPhase phase,
        long fetched,
        long toFetch,
        long requests,
        long writes,
        Optional<TrialReport> report,
        Optional<Failure> failure) {
    enum State {
        IDLE,
        RUNNING,
        CANCELLING,
        DONE,
        FAILED
    }

    static TrialProgress idle() {
        return new TrialProgress(
                State.IDLE, TrialPhase.FETCHING, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    boolean isUnderWay() {
        return state == State.RUNNING || state == State.CANCELLING;
    }
}
