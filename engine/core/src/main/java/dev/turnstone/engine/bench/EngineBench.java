package dev.turnstone.engine.bench;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.host.Caller;
import dev.turnstone.engine.host.Door;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
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
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the engine itself costs: a graph is planned from a spec, run by steps that do nothing, and
/// asked about, with a real history and a real door.
public final class EngineBench {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String SESSION = "bench";
    private static final String WHO = "bench";
    private static final int ASKED = 40;

    private final EngineBenchPlan order;
    private final Path home;
    private final BenchWatcher watcher;
    private final WideSpec wide;
    private final EngineBenchRow.Sampler sampler = new EngineBenchRow.Sampler();

    public EngineBench(EngineBenchPlan order, Path home, BenchWatcher watcher) {
        this.order = order;
        this.home = home;
        this.watcher = watcher;
        this.wide = WideSpec.of(order.steps());
    }

    public EngineBenchResult run() throws InterruptedException {
        List<EngineBenchRow> rows = new ArrayList<>();
        Plan plan = planned(rows);
        driven(plan, rows);
        rows.add(cold());
        return new EngineBenchResult(plan.steps().size(), order.rounds(), rows);
    }

    /// The spec is read anew each time, as a command does.
    private Plan planned(List<EngineBenchRow> rows) {
        List<Double> millis = new ArrayList<>();
        Plan plan = Plan.of(List.of());
        sampler.begin();
        for (int round = 1; round <= order.rounds(); round++) {
            watcher.measuring("plan", round, order.rounds());
            long began = System.nanoTime();
            Spec spec = Specs.read(wide.text()).spec().orElseThrow();
            plan = Planner.plan(spec, wide.indices(), false);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        rows.add(sampler.row("plan, first time", List.of(millis.getFirst()), 1_000, "ms"));
        rows.add(sampler.row("plan", millis, 1_000, "ms"));
        return plan;
    }

    /// A whole run; its last step is held until everything was asked about it.
    private void driven(Plan plan, List<EngineBenchRow> rows) throws InterruptedException {
        List<Double> each = new ArrayList<>();
        List<Double> asked = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int round = 1; round <= order.rounds(); round++) {
            watcher.measuring("run", round, order.rounds());
            IdleSteps steps = new IdleSteps();
            try (EngineHost host = EngineHost.open(home, _ -> Optional.empty(), (_, _) -> steps);
                    Door _ = Door.open(home, new Requests(host)::answer)) {
                keep(host.history(), plan);
                sampler.begin();
                long began = System.nanoTime();
                host.tell(SESSION, new Event.Start(), WHO);
                await(host, run -> run.step(last(plan)).attempt() > 0);
                each.add((System.nanoTime() - began) / 1e6 / plan.steps().size());
                ask(ObjectNode::deepCopy, asked);
                long version = host.version(SESSION);
                ask(request -> request.deepCopy().put("since", version), again);
                steps.release();
                await(host, run -> run.state() == RunState.SUCCEEDED);
            }
        }
        rows.add(sampler.row("scheduling a step", each, 5, "ms"));
        rows.add(sampler.row("status of a running engine", asked, 100, "ms"));
        rows.add(sampler.row("status, nothing new", again, 100, "ms"));
    }

    private interface Asking {
        ObjectNode of(ObjectNode request);
    }

    private void ask(Asking asking, List<Double> millis) {
        Caller caller = new Caller(home);
        for (int n = 0; n < ASKED; n++) {
            long began = System.nanoTime();
            requireSaid(caller.ask(asking.of(request())).orElseThrow().toString());
            millis.add((System.nanoTime() - began) / 1e6);
        }
    }

    private static void requireSaid(String answer) {
        if (answer.isEmpty() || answer.startsWith("{\"error\"")) {
            throw new TurnstoneException("The engine said: " + answer, "Measure again.");
        }
    }

    /// No engine runs: the history is opened and read, as `workflow status` does then.
    private EngineBenchRow cold() {
        List<Double> millis = new ArrayList<>();
        sampler.begin();
        for (int round = 1; round <= order.rounds(); round++) {
            watcher.measuring("status without an engine", round, order.rounds());
            long began = System.nanoTime();
            try (EngineHost host = EngineHost.open(home, _ -> Optional.empty())) {
                requireSaid(new Requests(host).answer(request()).toString());
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }
        return sampler.row("status without an engine", millis, 100, "ms");
    }

    private void keep(History history, Plan plan) {
        history.sessions().configure(SESSION, wide.text(), "bench", WHO, Instant.now());
        history.runs().create(SESSION, 1, false, Optional.empty(), plan, WHO, Instant.now());
    }

    private static void await(EngineHost host, java.util.function.Predicate<RunSnapshot> wished)
            throws InterruptedException {
        if (!host.await(SESSION, run -> wished.test(run) || isOver(run), LONG)) {
            throw new TurnstoneException("The run came to no end.", "Measure again.");
        }
        if (!wished.test(host.snapshot(SESSION))) {
            throw new TurnstoneException(
                    "The run is " + host.snapshot(SESSION).state().label() + ".", "Measure again.");
        }
    }

    private static boolean isOver(RunSnapshot run) {
        return run.state() == RunState.FAILED;
    }

    private static String last(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.kind() == StepKind.PROVE)
                .map(Step::id)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode request() {
        return Json.MAPPER.createObjectNode().put("action", "status").put("session", SESSION);
    }
}
