package dev.turnstone.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonValue;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.engine.history.FullDisk;
import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.StepLog;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class EngineHostTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SPEC =
            """
            {"sources":{"source":{"url":"http://127.0.0.1:1"}},
             "targets":{"target":{"url":"http://127.0.0.1:2"}}}""";

    @TempDir private Path home;
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void whoWatchesIsToldOfEveryChangeAndNoMoreWhenClosed() throws Exception {
        try (EngineHost host = open()) {
            AtomicInteger told = new AtomicInteger();
            long before = host.version("main");
            try (Subscription _ = host.watch("main", told::incrementAndGet)) {
                host.tell("main", new Event.Start(), "me");
                mayEnd.countDown();
                assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG))
                        .isTrue();
            }
            assertThat(told.get()).isGreaterThan(2);
            assertThat(host.version("main")).isGreaterThan(before);
            int heard = told.get();
            host.tell("main", new Event.Retry("b"), "me");
            assertThat(told.get()).isEqualTo(heard);
        }
    }

    @Test
    void whoHasTheNewestVersionIsToldOnlyThat() {
        try (EngineHost host = open()) {
            Requests requests = new Requests(host);
            JsonNode first = requests.answer(status());
            assertThat(first.path("steps").size()).isEqualTo(2);
            JsonNode second =
                    requests.answer(status().put("since", first.path("version").asLong()));
            assertThat(second.path("unchanged").asBoolean()).isTrue();
            assertThat(second.has("steps")).isFalse();
        }
    }

    @Test
    void aStepIsShownWithItsInputsAttemptsResultAndLog() throws Exception {
        try (EngineHost host = open()) {
            host.tell("main", new Event.Start(), "me");
            assertThat(host.await("main", run -> run.step("b").state() == StepState.RUNNING, LONG))
                    .isTrue();
            awaitProgress(host);
            mayEnd.countDown();
            assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG)).isTrue();

            StepDetail detail = host.step("main", "b");
            assertThat(detail.inputs()).containsEntry("index", "books");
            assertThat(detail.step().result()).isNotNull();
            assertThat(detail.attempts()).hasSize(1);
            assertThat(detail.attempts().getFirst().ended()).isNotNull();
            assertThat(detail.log())
                    .singleElement()
                    .extracting(StepLog.Line::text)
                    .isEqualTo("hello");
            assertThat(detail.changes()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(host.step("main", "a").dependents()).containsExactly("b");
        }
    }

    @Test
    void whatIsNotThereYetIsToldWithoutAWordOfChanges() {
        try (EngineHost host = EngineHost.open(home, name -> Optional.empty())) {
            JsonNode answer = new Requests(host).answer(status());
            assertThat(answer.path("error").asString()).isEqualTo("The session main has no run.");
        }
    }

    @Test
    void anEditedRunIsTakenUpByTheSpecThatItWasEditedTo() throws Exception {
        try (EngineHost host = open()) {
            host.tell("main", new Event.Start(), "me");
            String edited = SPEC.replace("127.0.0.1:2", "127.0.0.1:3");
            host.history().sessions().configure("main", edited, "i", "me", Instant.now());
            host.tell("main", new Event.Edit(host.snapshot("main").plan(), 2), "me");
            mayEnd.countDown();
        }

        List<String> targets = new ArrayList<>();
        StepsMaker steps =
                (clusters, _) -> {
                    clusters.spec().targets().values().forEach(each -> targets.add(each.url()));
                    return new Slow();
                };
        try (EngineHost host = EngineHost.open(home, _ -> Optional.empty(), steps)) {
            assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG)).isTrue();
            assertThat(targets).containsExactly("http://127.0.0.1:3");
            assertThat(host.history().runs().newest("main").orElseThrow().specVersion())
                    .isEqualTo(2);
        }
    }

    @Test
    void aRunWhoseDecisionsCouldNotBeKeptIsTakenUpAgainByWhoeverAsksForIt() throws Exception {
        ObjectNode result = Json.MAPPER.createObjectNode().putPOJO("n", new UnkeptOnce());
        StepsMaker steps =
                (_, _) ->
                        new FakeSteps(
                                _ -> {
                                    mayEnd.await();
                                    return new Outcome.Done(result);
                                });
        try (EngineHost host = open(steps)) {
            host.tell("main", new Event.Start(), "me");
            var told = new AtomicReference<Throwable>();
            Thread waiting = Thread.ofPlatform().start(() -> told.set(failure(host)));
            assertThat(Wait.until(LONG, () -> waiting.getState() == Thread.State.TIMED_WAITING))
                    .isTrue();
            mayEnd.countDown();
            assertThat(waiting.join(LONG)).isTrue();
            assertThat(told.get()).hasMessageContaining("no room");
            assertThat(Wait.until(LONG, () -> !host.view("main").driven())).isTrue();
            assertThat(host.isBusy()).isFalse();

            host.tell("main", new Event.Tick(), "me");
            assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG)).isTrue();
            assertThat(host.view("main").driven()).isTrue();
        }
    }

    /// What whoever waits for the run is told.
    private static Throwable failure(EngineHost host) {
        return catchThrowable(() -> host.await("main", run -> run.state().isSettled(), LONG));
    }

    @Test
    void aRunGoesOnWhenThereIsRoomAgainOnADiskThatWasFull() throws Exception {
        try (EngineHost host = with(FullDisk.history(home), (_, _) -> new Slow())) {
            Requests requests = new Requests(host);
            host.tell("main", new Event.Start(), "me");
            assertThat(host.await("main", run -> run.step("b").state() == StepState.RUNNING, LONG))
                    .isTrue();
            FullDisk.isFull(true);
            mayEnd.countDown();
            assertThat(Wait.until(LONG, () -> !host.view("main").driven())).isTrue();
            ObjectNode resume = status().put("action", "resume");
            assertThat(requests.answer(resume).path("error").asString()).contains("no room");

            FullDisk.isFull(false);
            assertThat(requests.answer(resume).has("error")).isFalse();
            assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG)).isTrue();
        }
    }

    @Test
    void aStepThatWaitedIsBegunOnceWhereItsRunIsTakenUp() throws Exception {
        StepsMaker waiting =
                (_, _) -> new FakeSteps(_ -> new Outcome.NotYet("early", Duration.ofSeconds(3)));
        Instant due;
        try (EngineHost host = open(waiting)) {
            host.tell("main", new Event.Start(), "me");
            assertThat(host.await("main", run -> run.step("a").state() == StepState.WAITING, LONG))
                    .isTrue();
            due = Objects.requireNonNull(host.snapshot("main").step("a").notBefore());
        }
        assertThat(Wait.until(LONG, () -> Instant.now().isAfter(due))).isTrue();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        StepsMaker counted =
                (_, _) ->
                        new FakeSteps(
                                step -> {
                                    if (step.step().id().equals("a")) {
                                        times.incrementAndGet();
                                        begun.countDown();
                                        mayEnd.await();
                                    }
                                    return done();
                                });
        // Whoever takes the run up is held until the step has begun.
        try (EngineHost host = EngineHost.open(home, _ -> Optional.empty(), counted);
                Subscription _ = host.watch("main", () -> await(begun))) {
            host.tell("main", new Event.Tick(), "me");
            host.tell("main", new Event.Tick(), "me");
            assertThat(host.history().runs().attempts(1, "a"))
                    .filteredOn(each -> each.work().equals("run") && each.ended() == null)
                    .hasSize(1);
            mayEnd.countDown();
            assertThat(host.await("main", run -> run.state() == RunState.SUCCEEDED, LONG)).isTrue();
            assertThat(times).hasValue(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Outcome done() {
        return new Outcome.Done(Json.MAPPER.createObjectNode().put("n", 1));
    }

    @Test
    void aTextIsPlannedWithoutBecomingTheSpecAndTellsWhatAStartWouldChange() throws Exception {
        HttpServer source = emptyCluster();
        try (EngineHost host = open()) {
            ObjectNode asked =
                    status().put("action", "plan")
                            .put(
                                    "spec",
                                    SPEC.replace(
                                            "127.0.0.1:1\"",
                                            "127.0.0.1:" + source.getAddress().getPort() + "\""));
            assertThat(new Requests(host).answer(asked).toString()).contains("\"edits\":false");
            host.tell("main", new Event.Start(), "me");
            assertThat(host.await("main", run -> run.step("b").state() == StepState.RUNNING, LONG))
                    .isTrue();

            JsonNode planned = new Requests(host).answer(asked);

            assertThat(planned.path("edits").asBoolean(false)).isTrue();
            assertThat(planned.path("changes").path("orphaned").size()).isEqualTo(2);
            assertThat(host.history().sessions().spec("main").orElseThrow().version()).isOne();
            mayEnd.countDown();
        } finally {
            source.stop(0);
        }
    }

    /// One that holds no index.
    private static HttpServer emptyCluster() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    String said =
                            path.equals("/")
                                    ? "{\"cluster_uuid\":\"u\",\"version\":{\"number\":\"7.10.2\"}}"
                                    : path.startsWith("/_cat") ? "[]" : "{}";
                    byte[] body = said.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void awaitProgress(EngineHost host) {
        assertThat(Wait.until(LONG, () -> host.step("main", "b").step().amount() != null)).isTrue();
        Progress amount = host.step("main", "b").step().amount();
        assertThat(amount).isEqualTo(new Progress("1 of 2", 1, 2, "documents", 0.5));
    }

    private EngineHost open() {
        return open((_, _) -> new Slow());
    }

    private EngineHost open(StepsMaker steps) {
        return with(History.open(home), steps);
    }

    private EngineHost with(History history, StepsMaker steps) {
        SecretSource none = name -> Optional.empty();
        EngineHost host = EngineHost.on(home, history, none, steps);
        host.history().sessions().configure("main", SPEC, "h", "me", Instant.now());
        host.history()
                .runs()
                .create(
                        "main",
                        1,
                        false,
                        Optional.empty(),
                        Plan.of(
                                List.of(
                                        Step.of("a", StepKind.ASSESS, Map.of()),
                                        Step.of(
                                                "b",
                                                StepKind.BACKFILL,
                                                Map.of("index", "books"),
                                                "a"))),
                        "me",
                        Instant.now());
        return host;
    }

    private static ObjectNode status() {
        return Json.MAPPER.createObjectNode().put("action", "status").put("session", "main");
    }

    /// What cannot be written down the first time.
    private static final class UnkeptOnce {
        private final AtomicInteger asked = new AtomicInteger();

        @JsonValue
        int value() {
            if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("no room");
            }
            return 1;
        }
    }

    /// The backfill waits until it may end.
    private final class Slow extends FakeSteps {
        Slow() {
            super(
                    step -> {
                        if (step.step().kind() == StepKind.BACKFILL) {
                            step.log("hello");
                            step.measuring(() -> new Progress("1 of 2", 1, 2, "documents", 0.5));
                            mayEnd.await();
                        }
                        return done();
                    });
        }
    }
}
