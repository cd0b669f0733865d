package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.app.ui.run.StepNotes;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/// What follows the source of one group; -1 where nothing is known. `carried` are documents read by
/// sequence numbers, or changes that proxies captured.
record Follower(
        String step,
        String name,
        StepState state,
        boolean byProxy,
        long carried,
        long lagMillis,
        String note) {
    static final long UNKNOWN = -1;

    static Follower of(RunView.StepView step, RunView run, Instant now, Texts texts) {
        StepName name = StepName.of(step.id(), step.kind());
        JsonNode result = Results.of(step);
        Progress amount = step.amount() == null ? Progress.NONE : step.amount();
        boolean byProxy = step.kind() == StepKind.PROXY_CAPTURE;
        JsonNode done = result.path(byProxy ? "changes" : "read");
        return new Follower(
                step.id(),
                name.place(texts),
                step.state(),
                byProxy,
                done.isNumber() ? done.asLong() : amount.isCounted() ? amount.done() : UNKNOWN,
                lag(name, run, result.path("lagMs").asLong(UNKNOWN)),
                StepNotes.of(step.note(), now, texts));
    }

    Follower lagging(long millis) {
        return new Follower(step, name, state, byProxy, carried, millis, note);
    }

    /// What catching up measured last, where the step does not tell itself.
    private static long lag(StepName of, RunView run, long own) {
        return run.steps().stream()
                .filter(step -> step.kind() == StepKind.REPLAY)
                .filter(
                        step -> {
                            StepName name = StepName.of(step.id(), step.kind());
                            return name.group().equals(of.group())
                                    && name.cluster().equals(of.cluster())
                                    && name.migration().equals(of.migration());
                        })
                .map(Results::of)
                .filter(result -> result.has("lagMs"))
                .map(result -> result.path("lagMs").asLong())
                .findFirst()
                .orElse(own);
    }
}
