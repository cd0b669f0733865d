package dev.turnstone.app.sandbox;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The run of a trial, asked of an engine wherever it is. One thread.
final class TrialRun {
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 200;

    private final UnaryOperator<ObjectNode> request;
    private final Asking engine;
    private final BooleanSupplier cancelled;

    TrialRun(Asking engine, String session, String who, BooleanSupplier cancelled) {
        this.engine = engine;
        this.request = fresh -> fresh.put("session", session).put("who", who);
        this.cancelled = cancelled;
    }

    void start(ObjectNode spec) {
        ask("start", fresh -> fresh.put("spec", spec.toString()));
    }

    RunView now() {
        return Json.MAPPER.treeToValue(ask("status", fresh -> fresh), RunView.class);
    }

    RunView await(Predicate<RunView> wished) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            if (cancelled.getAsBoolean()) {
                giveUp();
                throw new TrialCancelled();
            }
            RunView now = now();
            if (wished.test(now)) {
                return now;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new TurnstoneException(
                "The migration of the sandbox did not come to an end in "
                        + LONG.toMinutes()
                        + " min.",
                "This machine may be too busy: try again with fewer documents.");
    }

    /// The run ends in order before the servers do.
    private void giveUp() throws InterruptedException {
        if (now().state().isSettled()) {
            return;
        }
        ask("cancel", fresh -> fresh);
        long end = System.nanoTime() + SOON.toNanos();
        while (!now().state().isSettled() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// What failed while clients wrote, or in trouble, may well succeed now. False where nothing
    /// had failed.
    boolean retryFailed() {
        boolean any = false;
        for (RunView.StepView step : now().steps()) {
            if (step.state() == StepState.FAILED) {
                ask("retry", fresh -> fresh.put("step", step.id()));
                any = true;
            }
        }
        return any;
    }

    void approve() {
        ask("approve", fresh -> fresh);
    }

    /// A proxy has to stand first.
    static boolean mayClientsCome(RunView run) {
        return run.state().isSettled()
                || run.steps().stream()
                        .filter(step -> step.kind() == StepKind.PROXY_CAPTURE)
                        .anyMatch(step -> step.state() == StepState.SERVING);
    }

    static void requireServing(RunView run) {
        for (RunView.StepView step : run.steps()) {
            if (step.state() == StepState.FAILED) {
                throw new TurnstoneException(step.id() + ": " + step.note(), step.remedy());
            }
        }
    }

    static boolean hasComeToTheGate(RunView run) {
        return run.state().isSettled() || isAtTheGate(run);
    }

    static boolean isAtTheGate(RunView run) {
        return run.steps().stream()
                .anyMatch(
                        step ->
                                step.state() == StepState.WAITING_FOR_APPROVAL
                                        && step.kind() == StepKind.TEARDOWN);
    }

    private JsonNode ask(String action, UnaryOperator<ObjectNode> more) {
        ObjectNode fresh = Json.MAPPER.createObjectNode().put("action", action);
        JsonNode answer = engine.ask(more.apply(request.apply(fresh)));
        if (answer.has("error")) {
            throw new TurnstoneException(
                    answer.path("error").asString("") + " " + answer.path("problems").toString(),
                    answer.path("remedy").asString(""));
        }
        return answer;
    }
}
