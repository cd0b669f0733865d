package dev.turnstone.engine.workflow;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a step under way knows and can tell. Its own thread uses it; any thread may ask it to stop
/// or look at its progress.
public final class StepContext {
    private final RunSnapshot run;
    private final Step step;
    private final StepStatus status;
    private final Runnable up;
    private final Consumer<String> log;
    private final List<Runnable> whenStopped = new ArrayList<>();
    private volatile Supplier<Progress> progress = () -> Progress.NONE;
    private volatile Supplier<?> details = Json.MAPPER::createObjectNode;
    private boolean stopped;

    public StepContext(
            RunSnapshot run, Step step, StepStatus status, Runnable up, Consumer<String> log) {
        this.run = run;
        this.step = step;
        this.status = status;
        this.up = up;
        this.log = log;
    }

    public String run() {
        return run.run();
    }

    public Step step() {
        return step;
    }

    public int attempt() {
        return status.attempt();
    }

    /// The run whose result this step took over; empty where it has one of its own or none.
    public String adoptedFrom() {
        return status.adoptedFrom();
    }

    /// What the step came to when it last ended; empty where it never did.
    public JsonNode lastResult() {
        return status.result();
    }

    /// The question that was agreed to, or empty.
    public String agreedTo() {
        @Nullable Approval by = status.approval();
        return by == null ? "" : by.question();
    }

    /// The result of a step of this plan; an empty object where there is none.
    public JsonNode result(String id) {
        return run.plan().has(id) ? run.step(id).result() : Json.MAPPER.createObjectNode();
    }

    public RunSnapshot snapshot() {
        return run;
    }

    /// This service is up: what depends on it may begin.
    public void up() {
        up.run();
    }

    public void log(String text) {
        log.accept(text);
    }

    /// How far it is, in words alone.
    public void showing(Supplier<String> how) {
        progress = () -> Progress.told(how.get());
    }

    /// How far it is, as numbers too.
    public void measuring(Supplier<Progress> how) {
        progress = how;
    }

    /// What there is to see for whoever looks closely; made into JSON only when asked for.
    public void detailing(Supplier<?> how) {
        details = how;
    }

    /// An empty object where there is nothing more to tell; any thread.
    public JsonNode details() {
        try {
            return Json.MAPPER.valueToTree(details.get());
        } catch (RuntimeException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    /// How far it is; any thread.
    public Progress progress() {
        try {
            return progress.get();
        } catch (RuntimeException e) {
            return Progress.NONE;
        }
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /// Called when it is asked to stop, at once where it was already.
    public void whenStopped(Runnable action) {
        synchronized (this) {
            if (!stopped) {
                whenStopped.add(action);
                return;
            }
        }
        action.run();
    }

    public void stop() {
        List<Runnable> actions;
        synchronized (this) {
            stopped = true;
            actions = List.copyOf(whenStopped);
            whenStopped.clear();
        }
        actions.forEach(Runnable::run);
    }
}
