package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Specs;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a run that ended leaves to one that comes after it, or to a retry.
class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aNewRunOfWhatIsDoneFollowsAndProvesAgain() {
        RunSnapshot next =
                RunSnapshot.after(done(plan("delta", "none")), "2", plan("delta", "none"));
        assertThat(finished(next))
                .containsExactlyInAnyOrder(StepKind.ASSESS, StepKind.METADATA, StepKind.BACKFILL);
        assertThat(Scheduler.decide(next, new Event.Start(), NOW).run().state())
                .isEqualTo(RunState.RUNNING);
    }

    @Test
    void aNewRunWithNobodyWhoFollowsReadsEverythingAgain() {
        RunSnapshot next = RunSnapshot.after(done(plan("none", "none")), "2", plan("none", "none"));
        assertThat(finished(next)).containsExactlyInAnyOrder(StepKind.ASSESS, StepKind.METADATA);
    }

    @Test
    void aRetryBetweenAServiceAndItsTeardownBringsTheServiceUpAgain() {
        RunSnapshot run = retried(plan("proxy", "none"), StepKind.BACKFILL);
        assertThat(finished(run)).containsExactlyInAnyOrder(StepKind.ASSESS, StepKind.METADATA);
    }

    @Test
    void aRetryThatReadsASnapshotWhichTheTeardownDeletedTakesItAgain() {
        RunSnapshot run = retried(plan("delta", "create"), StepKind.BACKFILL);
        assertThat(finished(run)).containsExactlyInAnyOrder(StepKind.ASSESS, StepKind.METADATA);
    }

    @Test
    void aRetryOfTheTeardownAloneLeavesTheServiceDown() {
        RunSnapshot run = retried(plan("proxy", "none"), StepKind.TEARDOWN);
        assertThat(finished(run)).contains(StepKind.PROXY_CAPTURE, StepKind.REPLAY);
    }

    private static RunSnapshot retried(Plan plan, StepKind kind) {
        String from =
                plan.steps().stream()
                        .filter(step -> step.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .id();
        return Scheduler.decide(done(plan), new Event.Retry(from), NOW).run();
    }

    private static Set<StepKind> finished(RunSnapshot run) {
        return run.plan().steps().stream()
                .filter(step -> run.step(step.id()).state().isFinished())
                .map(Step::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StepKind.class)));
    }

    private static RunSnapshot done(Plan plan) {
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            StepStatus first = StepStatus.FIRST;
            steps.put(step.id(), first.begun().in(StepState.SUCCEEDED).done(first.result(), NOW));
        }
        return new RunSnapshot("1", plan, RunState.SUCCEEDED, steps, List.of(), Map.of());
    }

    private static Plan plan(String capture, String snapshot) {
        String how =
                snapshot.equals("create")
                        ? "{\"kind\":\"create\",\"location\":\"/snap\",\"folder\":\"/snap\"}"
                        : "{\"kind\":\"none\"}";
        String text =
                """
                {"sources":{"source":{"url":"http://127.0.0.1:1"}},
                 "targets":{"target":{"url":"http://127.0.0.1:2"}},
                 "migrations":{"all":{"capture":{"kind":"%s"},"snapshot":%s}}}"""
                        .formatted(capture, how);
        return Planner.plan(
                Specs.read(text).spec().orElseThrow(), Map.of("all", List.of("books")), false);
    }
}
