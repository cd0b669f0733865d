package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.node.ObjectNode;

class WorkflowWatchingTest {
    @ParameterizedTest
    @EnumSource(RunState.class)
    void onlyARunThatSucceededIsDone(RunState state) {
        assertThat(WorkflowWatching.exit(run(state, false, "succeeded")))
                .isEqualTo(state == RunState.SUCCEEDED ? Cli.DONE : Cli.FAILED);
    }

    @Test
    void aRunThatOnlyWaitsForAPersonIsDone() {
        assertThat(WorkflowWatching.exit(run(RunState.RUNNING, true, "waiting-for-approval")))
                .isEqualTo(Cli.DONE);
    }

    @Test
    void aRunThatWaitsBesideAStepThatFailedIsNot() {
        assertThat(
                        WorkflowWatching.exit(
                                run(RunState.RUNNING, true, "waiting-for-approval", "failed")))
                .isEqualTo(Cli.FAILED);
    }

    @Test
    void aRunThatWaitedWhenItsEngineEndedIsNot() {
        assertThat(WorkflowWatching.exit(run(RunState.RUNNING, false, "waiting-for-approval")))
                .isEqualTo(Cli.FAILED);
    }

    private static ObjectNode run(RunState state, boolean driven, String... steps) {
        ObjectNode run = Json.MAPPER.createObjectNode();
        run.put("state", state.label()).put("driven", driven);
        var all = run.putArray("steps");
        for (String each : steps) {
            all.addObject().put("state", each);
        }
        return run;
    }
}
