package dev.turnstone.app.ui.backfill;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// The backfill of one group to one target, as far as the engine tells. What became of the
/// documents is known when it is done, and -1 before.
record BackfillLine(
        String step,
        String name,
        StepState state,
        long read,
        long expected,
        long perSecond,
        long written,
        long newer,
        long failed,
        long suspect,
        Map<String, Long> skipped,
        double seconds,
        String note,
        String remedy) {
    static final long UNKNOWN = -1;

    static BackfillLine of(RunView.StepView step, Texts texts) {
        StepName name = StepName.of(step.id(), step.kind());
        Progress now = step.amount() == null ? Progress.NONE : step.amount();
        JsonNode result = Results.of(step);
        // What was taken back is not there any more, whatever it once came to.
        boolean done = result.has("read") && step.state().isFinished();
        Map<String, Long> skipped = new TreeMap<>();
        if (done) {
            result.path("skipped")
                    .properties()
                    .forEach(each -> skipped.put(each.getKey(), each.getValue().asLong()));
        }
        return new BackfillLine(
                step.id(),
                name.place(texts),
                step.state(),
                done ? result.path("read").asLong() : now.isCounted() ? now.done() : UNKNOWN,
                done ? result.path("read").asLong() : now.total(),
                step.state() == StepState.RUNNING && now.isCounted()
                        ? Math.round(now.rate())
                        : UNKNOWN,
                done ? result.path("written").asLong() + result.path("repeated").asLong() : UNKNOWN,
                done ? result.path("newerOnTarget").asLong() : UNKNOWN,
                done ? result.path("failed").asLong() : UNKNOWN,
                done ? result.path("suspect").asLong() : UNKNOWN,
                skipped,
                done ? result.path("seconds").asDouble() : 0,
                step.note(),
                step.remedy());
    }

    /// How much of it is read, from 0 to 1; -1 where nobody knows.
    double share() {
        return expected <= 0 || read < 0 ? UNKNOWN : Math.min(1, read / (double) expected);
    }

    long skippedCount() {
        return written == UNKNOWN
                ? UNKNOWN
                : skipped.values().stream().mapToLong(Long::longValue).sum();
    }
}
