package dev.turnstone.engine.host;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Evidence;
import dev.turnstone.engine.workflow.Judge;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.engine.workflow.StepStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A run as scripts and people read it. `driven` says whether an engine works on it now; `version`
/// grows with every change; `newIndices` came to the sources after the plan, and nothing carries
/// them over. `proxies` are the addresses at which clients come in through the engine that drives
/// it: they are refused where that engine ends.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        String session,
        @Nullable Long run,
        RunState state,
        boolean driven,
        boolean rehearsal,
        long version,
        List<StepView> steps,
        List<StepView> orphans,
        Map<String, Long> counts,
        List<String> newIndices,
        List<String> proxies) {

    /// One step: where it stands, how far it is, and what is to be done about it. `amount` is there
    /// while something is counted, `checks` while it waits at its gate.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepView(
            String id,
            StepKind kind,
            StepState state,
            String progress,
            @Nullable Progress amount,
            int attempt,
            List<String> after,
            String note,
            String remedy,
            String adoptedFrom,
            @Nullable Instant ended,
            @Nullable JsonNode result,
            @Nullable List<Evidence> checks) {

        /// An approval is refused while a check says no: only a waiver leads on.
        public boolean isRefused() {
            return checks != null && !checks.stream().allMatch(Evidence::passed);
        }

        static StepView of(
                Step step, StepStatus status, Progress progress, Optional<List<Evidence>> checks) {
            return new StepView(
                    step.id(),
                    step.kind(),
                    status.state(),
                    progress.text(),
                    progress.isCounted() ? progress : null,
                    status.attempt(),
                    step.after(),
                    status.note(),
                    status.remedy(),
                    status.adoptedFrom(),
                    status.ended(),
                    status.result().isEmpty() ? null : status.result(),
                    checks.orElse(null));
        }
    }

    static RunView of(
            String session, RunSnapshot run, Function<String, Progress> progress, Instant now) {
        List<StepView> steps =
                run.plan().steps().stream()
                        .map(
                                step ->
                                        StepView.of(
                                                step,
                                                run.step(step.id()),
                                                progress.apply(step.id()),
                                                Judge.asked(run, step, now)))
                        .toList();
        List<StepView> orphans =
                run.orphans().values().stream()
                        .map(
                                orphan ->
                                        StepView.of(
                                                orphan.step(),
                                                orphan.status(),
                                                Progress.NONE,
                                                Optional.empty()))
                        .toList();
        return new RunView(
                session,
                Long.valueOf(run.run()),
                run.state(),
                false,
                false,
                0,
                steps,
                orphans,
                counts(run),
                List.of(),
                List.of());
    }

    /// A plan that nobody has started.
    static RunView of(String session, Plan plan) {
        return new RunView(
                session,
                null,
                RunState.PLANNED,
                false,
                false,
                0,
                plan.steps().stream()
                        .map(
                                step ->
                                        StepView.of(
                                                step,
                                                StepStatus.FIRST,
                                                Progress.NONE,
                                                Optional.empty()))
                        .toList(),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    RunView at(long now, boolean here, boolean onSample, List<String> came) {
        return new RunView(
                session, run, state, here, onSample, now, steps, orphans, counts, came, proxies);
    }

    RunView with(List<String> standing) {
        return new RunView(
                session,
                run,
                state,
                driven,
                rehearsal,
                version,
                steps,
                orphans,
                counts,
                newIndices,
                standing);
    }

    private static Map<String, Long> counts(RunSnapshot run) {
        return run.steps().values().stream()
                .collect(
                        Collectors.groupingBy(
                                status -> status.state().label(),
                                TreeMap::new,
                                Collectors.counting()));
    }
}
