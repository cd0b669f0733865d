package dev.turnstone.app.ui.capture;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.Progressed;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// What follows the source of one group; -1 where nothing is known. The lag is what catching up
/// measured last.
record Follower(
        String step,
        String name,
        StepState state,
        long rounds,
        long documents,
        long lagMillis,
        String note) {
    static final long UNKNOWN = -1;

    static Follower of(RunView.StepView step, RunView run, Texts texts) {
        StepName name = StepName.of(step.id(), step.kind());
        Optional<Progressed> now = Progressed.of(step.progress());
        JsonNode result = Results.of(step);
        boolean done = result.has("rounds");
        return new Follower(
                step.id(),
                name.place(texts),
                step.state(),
                done ? result.path("rounds").asLong() : now.map(Progressed::rounds).orElse(UNKNOWN),
                done
                        ? result.path("read").asLong()
                        : now.map(Progressed::documents).orElse(UNKNOWN),
                lag(name, run),
                step.note());
    }

    private static long lag(StepName of, RunView run) {
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
                .orElse(UNKNOWN);
    }
}
