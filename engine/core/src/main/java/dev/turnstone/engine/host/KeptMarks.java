package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.step.RunMarks;

/// What the history knows of runs, for the steps.
record KeptMarks(Runs runs) implements RunMarks {
    @Override
    public String mark(String run) {
        return runs.mark(run);
    }

    @Override
    public String session(String run) {
        return runs.session(run);
    }

    @Override
    public boolean isKept(String run, String by) {
        return runs.isKept(run, by);
    }
}
