package dev.turnstone.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.Warnings;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.Json;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxy of a run stands before its source, here one that is away: clients go through it
/// whatever becomes of the run.
class StandingProxyTest {
    private static final String PROXIES = "dev.turnstone.engine.step.Proxies";
    private static final Duration LONG = Duration.ofMinutes(1);

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
            assertThatThrownBy(() -> host.start("main", true, "me"))
                    .hasMessageContaining("a rehearsal here would end it");
            assertThatThrownBy(() -> host.delete("main", "me"))
                    .hasMessageContaining("Nothing was deleted");
            assertThat(isListening()).isTrue();
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
        try (Warnings warnings = Warnings.of(PROXIES);
                EngineHost host = open()) {
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                host.takeUp();
                assertThat(Wait.until(LONG, () -> !warnings.all().isEmpty())).isTrue();
                assertThat(host.isBusy()).isTrue();
            }
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
        }
    }

    @Test
    void endsForGoodBySomebodysHandAlthoughItsSourceIsGone() throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            JsonNode answer = new Requests(host).answer(endProxies());
            assertThat(answer.path("state").asString("")).as("%s", answer).isEqualTo("cancelled");
            assertThat(isListening()).isFalse();
            assertThat(host.isBusy()).isFalse();
            assertThat(host.view("main").proxies()).isEmpty();
            assertThat(host.view("main").steps().getFirst().note()).contains("ended by hand");
        }
        try (EngineHost host = open()) {
            host.takeUp();
            assertThat(host.isBusy()).isFalse();
            host.tell("main", new Event.Retry(step().id()), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
        }
    }

    @Test
    void keepsItsConnectionsWhereItsRunIsDrivenAnew() throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            host.tell("main", new Event.Pause(), "me");
            assertThat(host.await("main", run -> run.state() == RunState.PAUSED, LONG)).isTrue();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                host.takeUp();
                client.getOutputStream()
                        .write(
                                "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().read()).isNotNegative();
            }
        }
    }

    @Test
    void standsAgainWhereAnEditTookItsStepOutOfThePlanUntilThatIsCleaned() throws Exception {
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            String text = text().replaceAll("(?s),\\s*\"migrations\".*", "}");
            host.history().sessions().configure("main", text, "h", "me", Instant.now());
            Plan without = Plan.of(List.of(Step.of("a", StepKind.ASSESS, Map.of())));
            host.tell("main", new Event.Edit(without, 2), "me");
            assertThat(host.await("main", StandingProxyTest::isLeftAndAtRest, LONG)).isTrue();
            assertThat(isListening()).isTrue();
        }
        try (EngineHost host = open()) {
            host.takeUp();
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            host.tell("main", new Event.CleanOrphan(step().id()), "me");
            assertThat(Wait.until(LONG, () -> !isListening())).isTrue();
        }
    }

    @Test
    void recordsForEachSessionInALogOfItsOwn() throws Exception {
        int first = port;
        try (EngineHost host = open()) {
            host.history().sessions().create("other", "", "me", Instant.now());
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            findAPort();
            assertThat(port).isNotEqualTo(first);
            plan(host, "other");
            host.tell("other", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
        }
        assertThat(home.resolve("sessions/main/traffic/all")).isNotEmptyDirectory();
        assertThat(home.resolve("sessions/other/traffic/all")).isNotEmptyDirectory();
        assertThat(home.resolve("traffic")).doesNotExist();
    }

    @Test
    void goesOnInTheLogThatSessionsOnceShared() throws Exception {
        Path shared = home.resolve("traffic/all");
        try (EngineHost host = open()) {
            plan(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
        }
        Files.createDirectories(shared.getParent());
        Files.move(home.resolve("sessions/main/traffic/all"), shared);
        try (EngineHost host = open()) {
            host.takeUp();
            assertThat(Wait.until(LONG, this::isListening)).isTrue();
            assertThat(home.resolve("sessions/main/traffic/all")).doesNotExist();
        }
    }

    private static boolean isLeftAndAtRest(RunSnapshot run) {
        return !run.orphans().isEmpty() && run.isQuiet();
    }

    private static ObjectNode endProxies() {
        return Json.MAPPER
                .createObjectNode()
                .put("action", "cancel")
                .put("session", "main")
                .put("endProxies", true);
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
        plan(host, "main");
    }

    private void plan(EngineHost host, String session) {
        Spec spec = Specs.read(text()).spec().orElseThrow();
        host.history().sessions().configure(session, text(), spec.hash(), "me", Instant.now());
        host.history()
                .runs()
                .create(
                        session,
                        1,
                        false,
                        Optional.empty(),
                        Plan.of(List.of(step())),
                        "me",
                        Instant.now());
    }

    private String text() {
        return """
               {"sources":{"source":{"url":"http://127.0.0.1:1"}},
                "targets":{"target":{"url":"http://127.0.0.1:2"}},
                "migrations":{"all":{"capture":{"kind":"proxy","listen":"127.0.0.1:%d"}}}}"""
                .formatted(port);
    }

    private Step step() {
        Spec spec = Specs.read(text()).spec().orElseThrow();
        Step capture =
                Planner.plan(spec, Map.of("all", List.of("books")), false).steps().stream()
                        .filter(step -> step.kind() == StepKind.PROXY_CAPTURE)
                        .findFirst()
                        .orElseThrow();
        return Step.of(capture.id(), capture.kind(), capture.inputs());
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
