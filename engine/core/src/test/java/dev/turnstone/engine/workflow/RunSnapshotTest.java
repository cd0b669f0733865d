package dev.turnstone.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Outcome done() {
        return new Outcome.Done(Json.MAPPER.createObjectNode());
    }
}
