package dev.turnstone.engine.host;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.engine.workflow.StepStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A run as scripts and people read it. `driven` says whether an engine works on it now.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        String session,
        @Nullable Long run,
        RunState state,
        boolean driven,
        List<StepView> steps,
        List<StepView> orphans,
        Map<String, Long> counts) {

    /// One step: where it stands, how far it is, and what is to be done about it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            String id,
            StepKind kind,
            StepState state,
            String progress,
            int attempt,
            List<String> after,
            String note,
            String remedy,
            String adoptedFrom,
            @Nullable Instant ended,
            @Nullable JsonNode result) {}

    static RunView of(
            String session,
            RunSnapshot run,
            boolean rehearsal,
            boolean driven,
            UnaryOperator<String> progress) {
        List<StepView> steps =
                run.plan().steps().stream()
                        .map(step -> view(step, run.step(step.id()), progress.apply(step.id())))
                        .toList();
        List<StepView> orphans =
                run.orphans().values().stream()
                        .map(orphan -> view(orphan.step(), orphan.status(), ""))
                        .toList();
        return new RunView(
                session, Long.valueOf(run.run()), run.state(), driven, steps, orphans, counts(run));
    }

    /// A plan that nobody has started.
    static RunView of(String session, Plan plan) {
        return new RunView(
                session,
                null,
                RunState.PLANNED,
                false,
                plan.steps().stream().map(step -> view(step, StepStatus.FIRST, "")).toList(),
                List.of(),
                Map.of());
    }

    private static Map<String, Long> counts(RunSnapshot run) {
        return run.steps().values().stream()
                .collect(
                        java.util.stream.Collectors.groupingBy(
                                status -> status.state().label(),
                                java.util.TreeMap::new,
                                java.util.stream.Collectors.counting()));
    }

    private static StepView view(Step step, StepStatus status, String progress) {
        return new StepView(
                step.id(),
                step.kind(),
                status.state(),
                progress,
                status.attempt(),
                step.after(),
                status.note(),
                status.remedy(),
                status.adoptedFrom(),
                status.ended(),
                status.result().isEmpty() ? null : status.result());
    }
}
