package dev.turnstone.app.ui.history;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.history.Audit;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.workflow.StepState;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that happened in a run: what somebody did, or what a step became.
record Happening(Instant when, String who, String what, Optional<StepState> became, String detail) {
    private static final Texts STEPS = Texts.of("controls");

    static List<Happening> of(RunRow row) {
        return Stream.concat(
                        row.audit().stream().map(Happening::of),
                        row.changes().stream().map(Happening::of))
                .sorted(Comparator.comparing(Happening::when))
                .toList();
    }

    private static Happening of(Audit.Entry entry) {
        return new Happening(
                entry.happened(), entry.who(), entry.action(), Optional.empty(), entry.detail());
    }

    private static Happening of(Runs.Changed change) {
        return new Happening(
                change.happened(),
                "",
                StepName.of(change.step()).map(name -> name.said(STEPS)).orElse(change.step()),
                Arrays.stream(StepState.values())
                        .filter(state -> state.label().equals(change.became()))
                        .findFirst(),
                change.reason());
    }
}
