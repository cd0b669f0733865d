package dev.turnstone.engine.workflow;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Drives one run: one thread owns its state, keeps each decision and then obeys it; steps run on
/// virtual threads of their own.
///
/// Where a decision cannot be kept, nothing is begun any more, everything under way is asked to
/// stop, and everybody who waits is told why.
public final class RunDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private final RunStore store;
    private final StepRunner runner;
    private final StepJournal journal;
    private final InstantSource clock;
    private final BlockingQueue<Mail> queue = new LinkedBlockingQueue<>();
    private final Map<String, Work> underWay = new ConcurrentHashMap<>();
    private final Object changed = new Object();
    private final Thread thread;
    private volatile RunSnapshot run;
    private volatile @Nullable Throwable broken;
    private volatile boolean closed;

    private sealed interface Mail {}

    private record Told(Event event, CompletableFuture<RunSnapshot> answer) implements Mail {}

    private record Line(String step, int attempt, String text) implements Mail {}

    private record Work(Thread thread, StepContext context) {}

    /// Where steps tell what they do.
    public interface StepJournal {
        void log(String run, String step, int attempt, String text);
    }

    private RunDriver(
            RunSnapshot run,
            RunStore store,
            StepRunner runner,
            StepJournal journal,
            InstantSource clock) {
        this.run = run;
        this.store = store;
        this.runner = runner;
        this.journal = journal;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("run-" + run.run()).unstarted(this::work);
    }

    public static RunDriver drive(
            RunSnapshot run,
            RunStore store,
            StepRunner runner,
            StepJournal journal,
            InstantSource clock) {
        RunDriver driver = new RunDriver(run, store, runner, journal, clock);
        driver.thread.start();
        return driver;
    }

    /// The newest state; any thread.
    public RunSnapshot now() {
        return run;
    }

    /// How far a step is, in words; empty where it is not under way.
    public String progress(String step) {
        Work work = underWay.get(step);
        return work == null ? "" : work.context().progress();
    }

    /// Tells the run, and waits until that is decided and kept. Throws [NotNow] where it cannot be.
    public RunSnapshot tell(Event event) throws InterruptedException {
        CompletableFuture<RunSnapshot> answer = new CompletableFuture<>();
        queue.add(new Told(event, answer));
        if (closed) {
            fail(answer);
        }
        try {
            return answer.get();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof TurnstoneException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Waits until the run is as wished, or nobody drives it any more; false when the time is over.
    public boolean await(Predicate<RunSnapshot> wished, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (changed) {
            while (!wished.test(run)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (broken != null) {
                    throw failure();
                }
                if (left <= 0 || closed) {
                    return false;
                }
                changed.wait(left);
            }
        }
        return true;
    }

    /// Asks everything to stop and waits for it; the run stays as it is, and is reconciled by the
    /// next who drives it.
    @Override
    public void close() {
        // Never by an interrupt: that would close the history's file in the middle of a write.
        closed = true;
        post(new Event.Tick());
        join(thread);
        underWay.values().forEach(work -> work.context().stop());
        underWay.values().forEach(work -> join(work.thread()));
        wake();
    }

    private void work() {
        try {
            while (!closed) {
                switch (queue.poll(nap().toMillis(), TimeUnit.MILLISECONDS)) {
                    case null -> handle(new Told(new Event.Tick(), new CompletableFuture<>()));
                    case Told told -> handle(told);
                    case Line(String step, int attempt, String text) ->
                            journal.log(run.run(), step, attempt, text);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The run {} is not driven any more", run.run(), e);
            broken = e;
            underWay.values().forEach(work -> work.context().stop());
        } finally {
            closed = true;
            queue.forEach(
                    mail -> {
                        if (mail instanceof Told told) {
                            fail(told.answer());
                        }
                    });
            wake();
        }
    }

    private void handle(Told message) {
        Instant now = clock.instant();
        Decision decision;
        try {
            decision = Scheduler.decide(run, message.event(), now);
        } catch (TurnstoneException e) {
            message.answer().completeExceptionally(e);
            return;
        } catch (RuntimeException | Error e) {
            message.answer().completeExceptionally(e);
            throw e;
        }
        boolean idle =
                message.event() instanceof Event.Tick
                        && decision.changes().isEmpty()
                        && decision.orders().isEmpty()
                        && decision.run().state() == run.state();
        try {
            if (!idle) {
                store.keep(message.event(), decision, now);
            }
        } catch (RuntimeException | Error e) {
            broken = e;
            message.answer().completeExceptionally(e);
            throw e;
        }
        run = decision.run();
        decision.orders().forEach(this::obey);
        message.answer().complete(run);
        wake();
    }

    private void obey(Order order) {
        switch (order) {
            case Order.Stop stop -> {
                Work work = underWay.get(stop.step().id());
                if (work != null) {
                    Thread.startVirtualThread(work.context()::stop);
                }
            }
            case Order.Begin begin -> begin(order, begin.status(), runner::run);
            case Order.Reconcile ask -> begin(order, ask.status(), runner::reconcile);
            case Order.Undo undo -> begin(order, undo.status(), runner::undo);
        }
    }

    private interface Doing {
        Outcome now(StepContext context) throws InterruptedException;
    }

    private void begin(Order order, StepStatus status, Doing doing) {
        String id = order.step().id();
        int attempt = order.attempt();
        StepContext context =
                new StepContext(
                        run,
                        order.step(),
                        status,
                        () -> post(new Event.Up(id, attempt)),
                        text -> queue.add(new Line(id, attempt, text)));
        Thread worker =
                Thread.ofVirtual()
                        .name(id)
                        .unstarted(
                                () -> {
                                    Outcome outcome = outcome(doing, context);
                                    underWay.remove(id);
                                    post(new Event.Ended(id, attempt, outcome));
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

    private void post(Event event) {
        queue.add(new Told(event, new CompletableFuture<>()));
    }

    private Duration nap() {
        return Scheduler.wakeUp(run)
                .map(time -> Duration.between(clock.instant(), time).plusMillis(1))
                .map(wait -> wait.isNegative() ? Duration.ofMillis(1) : wait)
                .filter(wait -> wait.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
    }

    private void fail(CompletableFuture<RunSnapshot> answer) {
        answer.completeExceptionally(failure());
    }

    private TurnstoneException failure() {
        Throwable why = broken;
        if (why instanceof TurnstoneException known) {
            return known;
        }
        return new TurnstoneException(
                "The engine does not drive this run any more"
                        + (why == null ? "." : ": " + why + "."),
                "Run \"turnstone workflow resume\": what was done stays.",
                why);
    }

    private void wake() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    private static void join(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
