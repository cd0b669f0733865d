package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.host.Door;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/// The engine of a home, in this process, with its door open: `workflow` commands ask it as they
/// would ask one of its own process.
final class HomeEngine implements AutoCloseable {
    static final String SESSION = "main";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EngineHost host;
    private final Door door;
    private final Turnstone turnstone;

    HomeEngine(Path home) {
        this.host = EngineHost.open(home, SecretSource.environment());
        this.door = Door.open(home, new Requests(host)::answer);
        this.turnstone = new Turnstone(home);
    }

    /// A `workflow` command that must succeed.
    JsonNode workflow(String... command) {
        return turnstone.run(Pair.with(new String[] {"workflow"}, command)).done().json();
    }

    Turnstone turnstone() {
        return turnstone;
    }

    RunSnapshot now() {
        return host.snapshot(SESSION);
    }

    void await(String what, Predicate<RunSnapshot> wished) throws InterruptedException {
        boolean came = host.await(SESSION, wished, PATIENCE);
        assertThat(came).as("%s: %s", what, host.view(SESSION)).isTrue();
    }

    void await(RunState state) throws InterruptedException {
        await(
                state.label(),
                run -> run.state() == state || state != RunState.FAILED && isFailed(run));
        assertThat(now().state()).as("%s", host.view(SESSION)).isEqualTo(state);
    }

    /// Until these steps wait for somebody, and nothing else is on its way there.
    void awaitGate(String... steps) throws InterruptedException {
        await(
                "the gate",
                run ->
                        isFailed(run)
                                || java.util.Arrays.stream(steps)
                                        .allMatch(
                                                id ->
                                                        run.step(id).state()
                                                                == StepState.WAITING_FOR_APPROVAL));
        assertThat(now().state()).as("%s", host.view(SESSION)).isEqualTo(RunState.RUNNING);
    }

    private static boolean isFailed(RunSnapshot run) {
        return run.state() == RunState.FAILED;
    }

    @Override
    public void close() {
        door.close();
        host.close();
    }
}
