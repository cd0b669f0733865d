package dev.turnstone.app.ui;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.plan.Gate;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunDriver;
import dev.turnstone.engine.workflow.RunListener;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.engine.workflow.StepRunner;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A home with a past: runs that the real state machine drove through steps that only answer.
public final class PastRuns implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WHO = "maria";
    private static final String ASSESS = "shop/assess/orders/prod-os";
    public static final String SNAPSHOT = "shop/snapshot/orders/prod-os";
    private static final String METADATA = "shop/metadata/orders/prod-os";
    private static final String BACKFILL = "shop/backfill/orders/prod-os";
    private static final String VALIDATE = "shop/validate/orders/prod-os";
    public static final String TEARDOWN = "shop/teardown/prod-os";
    private static final String PROVE = "shop/prove/prod-os";

    private final History history;
    private final AtomicLong seconds = new AtomicLong();
    private final Instant began = Instant.now().minus(Duration.ofHours(7));

    /// Goes on by some seconds whenever somebody looks, so that steps take their time.
    private final InstantSource clock = () -> began.plusSeconds(seconds.addAndGet(4));

    private PastRuns(History history) {
        this.history = history;
    }

    public static PastRuns in(Path home) {
        return new PastRuns(History.open(home));
    }

    /// A session with a spec; `shards` makes one version differ from another.
    public PastRuns spec(String session, int shards) {
        Sessions sessions = history.sessions();
        if (sessions.find(session).isEmpty()) {
            sessions.create(session, "", WHO, clock.instant());
        }
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("prod-es").put("url", "http://127.0.0.1:9");
        spec.putObject("targets").putObject("prod-os").put("url", "http://127.0.0.1:10");
        ObjectNode migration = spec.putObject("migrations").putObject("orders");
        migration.put("from", "prod-es").putArray("to").add("prod-os");
        migration.putObject("indices").putArray("include").add("orders-" + shards + "*");
        String text = spec.toPrettyString();
        String hash = Specs.read(text).spec().map(read -> read.hash()).orElse("none");
        sessions.configure(session, text, hash, WHO, clock.instant());
        return this;
    }

    public PastRuns current(String session) {
        history.sessions().switchTo(session, WHO, clock.instant());
        return this;
    }

    /// A run that comes to its end, or to the given step's failure, or waits before it.
    public RunSnapshot run(String session, String failing, String gated)
            throws InterruptedException {
        int version = history.sessions().spec(session).map(Sessions.SpecVersion::version).orElse(0);
        RunSnapshot run =
                history.runs()
                        .create(
                                session,
                                version,
                                false,
                                Optional.empty(),
                                plan(gated),
                                WHO,
                                clock.instant());
        try (RunDriver driver =
                RunDriver.drive(
                        run, history.runs(), new Answers(failing), RunListener.NOBODY, clock)) {
            driver.tell(new Event.Start());
            driver.await(
                    now ->
                            now.state().isSettled()
                                    || now.steps().values().stream()
                                            .anyMatch(
                                                    step ->
                                                            step.state()
                                                                    == StepState
                                                                            .WAITING_FOR_APPROVAL),
                    PATIENCE);
            return driver.now();
        }
    }

    @Override
    public void close() {
        history.close();
    }

    private static Plan plan(String gated) {
        String[][] steps = {
            {ASSESS, "ASSESS"},
            {SNAPSHOT, "SNAPSHOT", ASSESS},
            {METADATA, "METADATA", ASSESS},
            {BACKFILL, "BACKFILL", SNAPSHOT, METADATA},
            {VALIDATE, "VALIDATE", BACKFILL},
            {TEARDOWN, "TEARDOWN", VALIDATE},
            {PROVE, "PROVE", TEARDOWN}
        };
        return Plan.of(
                java.util.Arrays.stream(steps)
                        .map(
                                step -> {
                                    Step made =
                                            Step.of(
                                                    step[0],
                                                    StepKind.valueOf(step[1]),
                                                    Map.of("target", "prod-os"),
                                                    java.util.Arrays.copyOfRange(
                                                            step, 2, step.length));
                                    return step[0].equals(gated)
                                            ? made.gated(Gate.manual(java.util.List.of()))
                                            : made;
                                })
                        .toList());
    }

    private record Answers(String failing) implements StepRunner {
        @Override
        public Outcome run(StepContext step) {
            if (step.step().id().equals(failing)) {
                return new Outcome.Failed(
                        "Snapshot stopped at index orders-2024: the repository is full. 212 of 340"
                                + " indices are safe",
                        "Free space, then retry; completed indices are not copied again.");
            }
            ObjectNode result = Json.MAPPER.createObjectNode();
            if (step.step().kind() == StepKind.PROVE || step.step().kind() == StepKind.VALIDATE) {
                result.put("parity", "proven").put("documents", 18_204);
            }
            return new Outcome.Done(result);
        }

        @Override
        public Outcome reconcile(StepContext step) {
            return new Outcome.Done(Json.MAPPER.createObjectNode());
        }

        @Override
        public Outcome undo(StepContext step) {
            return new Outcome.Done(Json.MAPPER.createObjectNode());
        }
    }
}
