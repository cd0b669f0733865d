package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.workflow.Approval;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of a plan, step by step as a test asks for it, by the real steps.
final class PaperRun implements AutoCloseable {
    static final RunMarks PLAIN =
            new RunMarks() {
                @Override
                public String mark(String run) {
                    return run;
                }

                @Override
                public String session(String run) {
                    return "main";
                }

                @Override
                public boolean isKept(String run, String by) {
                    return false;
                }
            };

    private final String run;
    private final Plan plan;
    private final Map<String, StepStatus> steps = new LinkedHashMap<>();
    private final Map<String, Approval> agreed = new LinkedHashMap<>();
    private final Clusters clusters;
    private final RealSteps real;
    private final MadeObjects made;
    final List<String> told = new ArrayList<>();

    /// `indices` are those of the migration "main", with commas between them.
    PaperRun(Path home, RunMarks marks, String run, String spec, String indices) {
        this.run = run;
        Spec read = Specs.read(spec).spec().orElseThrow();
        this.plan =
                Planner.plan(read, Map.of("main", Arrays.asList(indices.split(",", -1))), false);
        plan.steps().forEach(step -> steps.put(step.id(), StepStatus.FIRST));
        this.clusters = new Clusters(read, new Endpoints(_ -> Optional.empty()));
        this.real = new RealSteps(clusters, home, marks);
        this.made = new MadeObjects(home, marks);
    }

    /// A spec of one migration from one cluster to another; `more` are its further fields.
    static String spec(PaperCluster source, PaperCluster target, String more) {
        return """
               {"sources":{"source":{"url":"%s"}},"targets":{"target":{"url":"%s"}},
                "migrations":{"main":{"from":"source","to":["target"]%s}}}"""
                .formatted(source.url(), target.url(), more.isEmpty() ? "" : "," + more);
    }

    Outcome run(String id) throws InterruptedException {
        stands(id, StepState.RUNNING);
        Outcome outcome = real.run(context(plan.step(id)));
        if (outcome instanceof Outcome.Done(JsonNode result)) {
            stands(id, StepState.SUCCEEDED, result, status(id).adoptedFrom());
        }
        return outcome;
    }

    /// Begun by an engine of its own, and asked to stop before it has ended.
    Outcome runStopped(String id) throws InterruptedException {
        stands(id, StepState.RUNNING);
        StepContext context = context(plan.step(id));
        context.stop();
        return real.run(context);
    }

    Outcome reconcile(String id) throws InterruptedException {
        return real.reconcile(context(plan.step(id)));
    }

    Outcome undo(String id) throws InterruptedException {
        return undo(plan.step(id));
    }

    /// Also of a step that is not in the plan any more.
    Outcome undo(Step step) throws InterruptedException {
        Outcome outcome = real.undo(context(step));
        if (plan.has(step.id()) && outcome instanceof Outcome.Done) {
            stands(step.id(), StepState.ROLLED_BACK);
        }
        return outcome;
    }

    /// What is told of the step before it is taken back.
    List<String> made(String id) {
        return made.of(context(plan.step(id)).snapshot(), id);
    }

    Step step(String id) {
        return plan.step(id);
    }

    void adopts(String id, String from) {
        stands(id, StepState.SUCCEEDED, Json.MAPPER.createObjectNode(), from);
    }

    void agrees(String id, String question) {
        agreed.put(id, new Approval("me", Instant.EPOCH, question, false, List.of()));
    }

    void stands(String id, StepState state) {
        StepStatus was = status(id);
        stands(id, state, was.result(), was.adoptedFrom());
    }

    private void stands(String id, StepState state, JsonNode result, String from) {
        int attempt = status(id).attempt();
        steps.put(
                id,
                new StepStatus(
                        state,
                        state == StepState.RUNNING ? attempt + 1 : attempt,
                        0,
                        false,
                        null,
                        null,
                        "",
                        "",
                        agreed.get(id),
                        result,
                        from));
    }

    private StepStatus status(String id) {
        return steps.getOrDefault(id, StepStatus.FIRST);
    }

    private StepContext context(Step step) {
        RunSnapshot now = new RunSnapshot(run, plan, RunState.RUNNING, steps, List.of(), Map.of());
        return new StepContext(
                now, step, steps.getOrDefault(step.id(), StepStatus.FIRST), () -> {}, told::add);
    }

    @Override
    public void close() {
        real.close();
        clusters.close();
    }
}
