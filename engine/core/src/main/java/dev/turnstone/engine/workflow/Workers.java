package dev.turnstone.engine.workflow;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What is under way of one run: each on a virtual thread of its own, whose end somebody always
/// hears of. The driver's thread gives orders; any thread may ask how far a step is.
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final StepRunner runner;
    private final Consumer<Event> events;
    private final Consumer<RunListener.Line> lines;
    private final Map<String, Work> underWay = new ConcurrentHashMap<>();

    private record Work(Thread thread, StepContext context) {}

    private interface Doing {
        Outcome now(StepContext context) throws InterruptedException;
    }

    Workers(StepRunner runner, Consumer<Event> events, Consumer<RunListener.Line> lines) {
        this.runner = runner;
        this.events = events;
        this.lines = lines;
    }

    void obey(Order order, RunSnapshot run) {
        switch (order) {
            case Order.Stop stop -> {
                Work work = underWay.get(stop.step().id());
                if (work != null) {
                    Thread.startVirtualThread(work.context()::stop);
                }
            }
            case Order.Begin begin -> begin(order, run, begin.status(), runner::run);
            case Order.Reconcile ask -> begin(order, run, ask.status(), runner::reconcile);
            case Order.Undo undo -> begin(order, run, undo.status(), runner::undo);
        }
    }

    /// Nothing of it where it is not under way.
    Progress progress(String step) {
        Work work = underWay.get(step);
        return work == null ? Progress.NONE : work.context().progress();
    }

    /// An empty object where it is not under way.
    JsonNode details(String step) {
        Work work = underWay.get(step);
        return work == null ? Json.MAPPER.createObjectNode() : work.context().details();
    }

    void askAllToStop() {
        underWay.values().forEach(work -> work.context().stop());
    }

    /// Never by an interrupt: that would close the history's file in the middle of a write.
    void stopAll() {
        askAllToStop();
        underWay.values().forEach(work -> join(work.thread()));
    }

    static void join(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Order order, RunSnapshot run, StepStatus status, Doing doing) {
        String id = order.step().id();
        int attempt = order.attempt();
        StepContext context =
                new StepContext(
                        run,
                        order.step(),
                        status,
                        () -> events.accept(new Event.Up(id, attempt)),
                        text -> lines.accept(new RunListener.Line(id, attempt, text)));
        Thread worker =
                Thread.ofVirtual()
                        .name(id)
                        .unstarted(
                                () -> {
                                    Outcome outcome = outcome(doing, context);
                                    underWay.computeIfPresent(
                                            id,
                                            (_, work) -> work.context() == context ? null : work);
                                    events.accept(new Event.Ended(id, attempt, outcome));
                                });
        underWay.put(id, new Work(worker, context));
        worker.start();
    }

    /// The edge of a step: whatever it throws becomes an outcome that somebody hears of.
    private static Outcome outcome(Doing doing, StepContext context) {
        try {
            return doing.now(context);
        } catch (InterruptedException e) {
            return Outcome.NotYet.stopped();
        } catch (TurnstoneException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), e.remedy());
        } catch (Throwable e) {
            LOG.error("The step {} broke", context.step().id(), e);
            return new Outcome.Failed(
                    "The step broke by a fault of Turnstone itself: " + e + ".",
                    "Retry it; what was done stays right. Report this with the log.");
        }
    }
}
