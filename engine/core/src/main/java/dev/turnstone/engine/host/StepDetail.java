package dev.turnstone.engine.host;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.history.StepLog;
import dev.turnstone.engine.plan.Effects;
import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.Approval;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.RunDriver;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Everything that is known of one step of a run: what it is about, where it stands, what each
/// attempt came to, and what it told. `dependents` are the steps that wait for this one; `live` is
/// what it shows while it is under way, in a shape of its kind.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepDetail(
        String run,
        RunView.StepView step,
        Effects effects,
        SortedMap<String, String> inputs,
        String hash,
        List<String> dependents,
        Gate gate,
        @Nullable Approval approval,
        @Nullable JsonNode live,
        List<Attempt> attempts,
        List<Runs.Changed> changes,
        List<StepLog.Line> log) {

    /// One time that it was begun (`run`), asked about (`reconcile`) or taken back (`undo`);
    /// `outcome` is missing while it is under way, and where nobody heard of its end.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(
            int attempt,
            String work,
            Instant began,
            @Nullable Instant ended,
            @Nullable JsonNode outcome) {
        private static Attempt of(Runs.Attempt kept) {
            return new Attempt(
                    kept.attempt(),
                    kept.work(),
                    kept.began(),
                    kept.ended(),
                    kept.outcome().isEmpty() ? null : Json.MAPPER.readTree(kept.outcome()));
        }
    }

    /// What a step shows of itself now.
    record Now(Progress progress, @Nullable JsonNode live) {
        static final Now NOTHING = new Now(Progress.NONE, null);

        static Now of(RunDriver driver, String step) {
            JsonNode live = driver.details(step);
            return new Now(driver.progress(step), live.isEmpty() ? null : live);
        }
    }

    static StepDetail of(RunSnapshot run, String id, Now now, History history) {
        RunSnapshot.Orphan orphan = run.plan().has(id) ? null : run.orphans().get(id);
        if (orphan != null) {
            return of(run, orphan.step(), orphan.status(), orphan.hash(), List.of(), now, history);
        }
        return of(
                run,
                run.plan().step(id),
                run.step(id),
                run.plan().hash(id),
                run.plan().dependents(id),
                now,
                history);
    }

    private static StepDetail of(
            RunSnapshot run,
            Step step,
            StepStatus status,
            String hash,
            List<String> dependents,
            Now now,
            History history) {
        long number = Long.parseLong(run.run());
        return new StepDetail(
                run.run(),
                RunView.StepView.of(step, status, now.progress(), Optional.empty()),
                step.effects(),
                step.inputs(),
                hash,
                dependents,
                step.gate(),
                status.approval(),
                now.live(),
                history.runs().attempts(number, step.id()).stream().map(Attempt::of).toList(),
                history.runs().changes(number, step.id()),
                history.log().of(number, step.id()));
    }
}
