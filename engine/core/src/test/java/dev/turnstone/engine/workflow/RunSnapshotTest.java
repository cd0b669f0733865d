package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class RunSnapshotTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Plan PLAN =
            Plan.of(
                    List.of(
                            Step.of("a", StepKind.ASSESS, Map.of()),
                            Step.of("m", StepKind.METADATA, Map.of(), "a")));

    @Test
    void anOrphanKeepsTheRunThatLeftIt() {
        RunSnapshot first = RunSnapshot.planned("1", PLAN);
        for (Event event :
                List.of(
                        new Event.Start(),
                        new Event.Ended("a", 1, done()),
                        new Event.Ended("m", 1, done()))) {
            first = Scheduler.decide(first, event, NOW).run();
        }
        Plan without = Plan.of(List.of(PLAN.step("a")));
        RunSnapshot second = RunSnapshot.after(first, "2", without);
        RunSnapshot third = RunSnapshot.after(second, "3", without);

        assertThat(second.known("m").adoptedFrom()).isEqualTo("1");
        assertThat(third.known("m").adoptedFrom()).isEqualTo("1");
    }

    @Test
    void aNewRunHasTheProxyOfTheCancelledOneBeforeUnlessSomebodyEndedIt() {
        Plan capture =
                Plan.of(List.of(Step.of("p", StepKind.PROXY_CAPTURE, Map.of("migration", "all"))));
        RunSnapshot run = RunSnapshot.planned("1", capture);
        for (Event event : List.of(new Event.Start(), new Event.Up("p", 1), new Event.Cancel())) {
            run = Scheduler.decide(run, event, NOW).run();
        }
        RunSnapshot stopping = run;
        assertThatThrownBy(() -> Scheduler.decide(stopping, new Event.EndProxies(), NOW))
                .isInstanceOf(NotNow.class);
        Event stopped = new Event.Ended("p", 1, Outcome.NotYet.stopped());
        RunSnapshot cancelled = Scheduler.decide(stopping, stopped, NOW).run();
        RunSnapshot ended = Scheduler.decide(cancelled, new Event.EndProxies(), NOW).run();

        assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
        assertThat(cancelled.proxied()).containsExactly(capture.step("p"));
        assertThat(RunSnapshot.after(cancelled, "2", capture).proxied()).hasSize(1);
        assertThat(ended.proxied()).isEmpty();
        assertThat(ended.captured()).containsExactly("all");
        Plan without = Plan.of(List.of(Step.of("a", StepKind.ASSESS, Map.of())));
        assertThat(RunSnapshot.after(cancelled, "2", without).proxied()).hasSize(1);
        assertThat(RunSnapshot.after(ended, "2", without).proxied()).isEmpty();
    }

    private static Outcome done() {
        return new Outcome.Done(Json.MAPPER.createObjectNode());
    }
}
