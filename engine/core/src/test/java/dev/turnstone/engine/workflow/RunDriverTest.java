package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunDriverTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path home;

    @Test
    void aRunIsDrivenToItsEndAndKept() throws Exception {
        Plan plan =
                Plan.of(
                        List.of(
                                Step.of("a", StepKind.ASSESS, Map.of()),
                                Step.of("b", StepKind.BACKFILL, Map.of(), "a")
                                        .gated(Gate.manual(List.of()))));
        try (History history = History.open(home)) {
            RunSnapshot run = create(history, plan);
            try (RunDriver driver = drive(history, run, new Quick())) {
                driver.tell(new Event.Start());
                assertThat(
                                driver.await(
                                        now ->
                                                now.step("b").state()
                                                        == StepState.WAITING_FOR_APPROVAL,
                                        LONG))
                        .isTrue();
                driver.tell(new Event.Approve("b", "me", false));
                assertThat(driver.await(now -> now.state() == RunState.SUCCEEDED, LONG)).isTrue();
            }
            assertThat(history.runs().read(1).state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void whatAStepThrowsIsAFailureWithARemedy() throws Exception {
        Plan plan = Plan.of(List.of(Step.of("a", StepKind.ASSESS, Map.of())));
        try (History history = History.open(home);
                RunDriver driver =
                        drive(
                                history,
                                create(history, plan),
                                new Quick() {
                                    @Override
                                    public Outcome run(StepContext step) {
                                        throw new StackOverflowError("deep");
                                    }
                                })) {
            driver.tell(new Event.Start());
            assertThat(driver.await(now -> now.state() == RunState.FAILED, LONG)).isTrue();
            assertThat(driver.now().step("a").note()).contains("deep");
        }
    }

    @Test
    void whereADecisionCannotBeKeptNothingIsBegunAndTheAskerIsTold() throws Exception {
        Plan plan = Plan.of(List.of(Step.of("a", StepKind.ASSESS, Map.of())));
        RunSnapshot run = RunSnapshot.planned("1", plan);
        List<String> begun = new ArrayList<>();
        RunStore full =
                _ -> {
                    throw new TurnstoneException("no room", "Make room.");
                };
        try (RunDriver driver =
                RunDriver.drive(
                        run,
                        full,
                        new Quick() {
                            @Override
                            public Outcome run(StepContext step) {
                                begun.add(step.step().id());
                                return super.run(step);
                            }
                        },
                        RunListener.NOBODY,
                        InstantSource.system())) {
            assertThatThrownBy(() -> driver.tell(new Event.Start())).hasMessage("no room");
            assertThatThrownBy(() -> driver.tell(new Event.Start())).hasMessage("no room");
        }
        assertThat(begun).isEmpty();
    }

    /// Whoever approved it once with a waiver has not approved its second attempt.
    @Test
    void aStepThatRunsAgainIsHeldByTheChecksOfItsGateAgain() throws Exception {
        var check = new Gate.Check(Gate.Measure.PARITY, 0);
        Plan plan =
                Plan.of(
                        List.of(
                                Step.of("a", StepKind.ASSESS, Map.of()),
                                Step.of("b", StepKind.BACKFILL, Map.of(), "a")
                                        .gated(Gate.manual(List.of(check)))));
        try (History history = History.open(home);
                RunDriver driver = drive(history, create(history, plan), new Quick())) {
            driver.tell(new Event.Start());
            assertThat(driver.await(RunDriverTest::waitsAtItsGate, LONG)).isTrue();
            driver.tell(new Event.Approve("b", "me", true));
            assertThat(driver.await(now -> now.state() == RunState.SUCCEEDED, LONG)).isTrue();
            driver.tell(new Event.Retry("b"));
            assertThat(driver.await(RunDriverTest::waitsAtItsGate, LONG)).isTrue();
            assertThatThrownBy(() -> driver.tell(new Event.Approve("b", "me", false)))
                    .isInstanceOf(NotNow.class)
                    .hasMessageContaining("parity");
        }
    }

    private static boolean waitsAtItsGate(RunSnapshot run) {
        return run.step("b").state() == StepState.WAITING_FOR_APPROVAL;
    }

    private static RunSnapshot create(History history, Plan plan) {
        history.sessions().configure("main", "{}", "h", "me", Instant.now());
        return history.runs().create("main", 1, false, Optional.empty(), plan, "me", Instant.now());
    }

    private static RunDriver drive(History history, RunSnapshot run, StepRunner runner) {
        return RunDriver.drive(
                run, history.runs(), runner, RunListener.NOBODY, InstantSource.system());
    }

    /// Everything is done at once.
    private static class Quick implements StepRunner {
        @Override
        public Outcome run(StepContext step) {
            return new Outcome.Done(Json.MAPPER.createObjectNode());
        }

        @Override
        public Outcome reconcile(StepContext step) {
            return new Outcome.NotYet("again", Duration.ZERO);
        }

        @Override
        public Outcome undo(StepContext step) {
            return new Outcome.Done(Json.MAPPER.createObjectNode());
        }
    }
}
