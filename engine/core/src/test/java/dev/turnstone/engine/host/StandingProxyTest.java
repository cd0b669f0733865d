package dev.turnstone.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxy of a run stands before its source, here one that is away: clients go through it
/// whatever becomes of the run.
class StandingProxyTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    @TempDir private Path home;
    private int port;

    @BeforeEach
    void findAPort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "CANCELLED"})
    void keepsAnEngineAtWorkForARunThatRestsAndStandsAgainInTheNext(RunState rests)
            throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            host.tell(
                    "main",
                    rests == RunState.PAUSED ? new Event.Pause() : new Event.Cancel(),
                    "me");
            assertThat(host.await("main", run -> run.state() == rests, LONG)).isTrue();
            assertThat(host.isBusy()).isTrue();
            assertThat(host.view("main").proxies()).containsExactly("127.0.0.1:" + port);
        }
        assertThat(isListening()).isFalse();
        try (EngineHost host = open()) {
            host.takeUp();
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            assertThat(host.isBusy()).isTrue();
            assertThat(host.view("main").state()).isEqualTo(rests);
        }
    }

    @Test
    void isTriedUntilItStandsWhereSomebodyElseHasItsAddress() throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            host.tell("main", new Event.Pause(), "me");
            assertThat(host.await("main", run -> run.state() == RunState.PAUSED, LONG)).isTrue();
        }
        var inTheWay = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        try (EngineHost host = open()) {
            try (inTheWay) {
                host.takeUp();
                Thread.sleep(500);
                assertThat(host.isBusy()).isTrue();
            }
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
        }
    }

    @Test
    void doesNotKeepAnEngineForARunThatIsAtItsEnd() throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Cancel(), "me");
            assertThat(host.isBusy()).isFalse();
        }
    }

    private EngineHost open() {
        return EngineHost.open(home, _ -> Optional.empty());
    }

    private void plan(EngineHost host) {
        String text =
                """
                {"sources":{"source":{"url":"http://127.0.0.1:1"}},
                 "targets":{"target":{"url":"http://127.0.0.1:2"}},
                 "migrations":{"all":{"capture":{"kind":"proxy","listen":"127.0.0.1:%d"}}}}"""
                        .formatted(port);
        Spec spec = Specs.read(text).spec().orElseThrow();
        host.history().sessions().configure("main", text, spec.hash(), "me", Instant.now());
        Step capture =
                Planner.plan(spec, Map.of("all", List.of("books")), false).steps().stream()
                        .filter(step -> step.kind() == StepKind.PROXY_CAPTURE)
                        .findFirst()
                        .orElseThrow();
        Step alone = Step.of(capture.id(), capture.kind(), capture.inputs());
        host.history()
                .runs()
                .create(
                        "main",
                        1,
                        false,
                        Optional.empty(),
                        Plan.of(List.of(alone)),
                        "me",
                        Instant.now());
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
