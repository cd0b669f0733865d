package dev.turnstone.engine.workflow;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Drives one run: one thread owns its state. It decides on whatever has come in, keeps these
/// decisions together, and only then obeys them.
///
/// Where decisions cannot be kept, nothing is begun any more, everything under way is asked to
/// stop, and everybody who waits is told why.
public final class RunDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunDriver.class);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 256;

    private final RunStore store;
    private final RunListener listener;
    private final InstantSource clock;
    private final BlockingQueue<Mail> queue = new LinkedBlockingQueue<>();
    private final Workers workers;
    private final Object changed = new Object();
    private final Thread thread;
    private volatile RunSnapshot run;
    private volatile @Nullable Throwable broken;
    private volatile boolean closed;

    private sealed interface Mail {}

    private record Told(Event event, CompletableFuture<RunSnapshot> answer) implements Mail {}

    private record Line(RunListener.Line line) implements Mail {}

    private RunDriver(
            RunSnapshot run,
            RunStore store,
            StepRunner runner,
            RunListener listener,
            InstantSource clock) {
        this.run = run;
        this.store = store;
        this.listener = listener;
        this.clock = clock;
        this.workers = new Workers(runner, this::post, line -> queue.add(new Line(line)));
        this.thread = Thread.ofPlatform().name("run-" + run.run()).unstarted(this::work);
    }

    public static RunDriver drive(
            RunSnapshot run,
            RunStore store,
            StepRunner runner,
            RunListener listener,
            InstantSource clock) {
        RunDriver driver = new RunDriver(run, store, runner, listener, clock);
        driver.thread.start();
        return driver;
    }

    /// A run that was kept: nothing that says it runs is believed, before anything else is decided.
    public static RunDriver takeUp(
            RunSnapshot run,
            RunStore store,
            StepRunner runner,
            RunListener listener,
            InstantSource clock) {
        RunDriver driver = new RunDriver(run, store, runner, listener, clock);
        driver.post(new Event.Restarted());
        driver.thread.start();
        return driver;
    }

    /// Nobody drives the run here any more: it was closed, or its decisions could not be kept.
    public boolean isOver() {
        return closed;
    }

    /// The newest state; any thread.
    public RunSnapshot now() {
        return run;
    }

    /// How far a step is; nothing of it where it is not under way.
    public Progress progress(String step) {
        return workers.progress(step);
    }

    /// What a step under way has to show to whoever looks closely; an empty object where none.
    public JsonNode details(String step) {
        return workers.details(step);
    }

    /// Tells the run, and waits until that is decided and kept. Throws [NotNow] where it cannot be.
    public RunSnapshot tell(Event event) throws InterruptedException {
        CompletableFuture<RunSnapshot> answer = new CompletableFuture<>();
        queue.add(new Told(event, answer));
        if (closed) {
            answer.completeExceptionally(failure());
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
        closed = true;
        post(new Event.Tick());
        Workers.join(thread);
        workers.stopAll();
        wake();
    }

    private void work() {
        try {
            while (!closed) {
                Mail first = queue.poll(nap().toMillis(), TimeUnit.MILLISECONDS);
                List<Mail> mails = new ArrayList<>();
                mails.add(first == null ? told(new Event.Tick()) : first);
                queue.drainTo(mails, MOST_AT_ONCE - 1);
                handle(mails);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The run {} is not driven any more", run.run(), e);
            broken = e;
            workers.askAllToStop();
        } finally {
            closed = true;
            queue.forEach(this::refuse);
            wake();
        }
    }

    private void handle(List<Mail> mails) {
        Round round = new Round(run, clock.instant());
        List<RunListener.Line> lines = new ArrayList<>();
        try {
            for (Mail mail : mails) {
                switch (mail) {
                    case Told told -> round.take(told);
                    case Line(RunListener.Line line) -> lines.add(line);
                }
            }
            if (!lines.isEmpty()) {
                listener.told(run.run(), lines);
            }
            if (!round.kept.isEmpty()) {
                store.keep(round.kept);
            }
        } catch (RuntimeException | Error e) {
            broken = e;
            // Before anybody is told: who asks again at once is to find another driver.
            closed = true;
            mails.forEach(this::refuse);
            throw e;
        }
        run = round.now;
        for (RunStore.Kept kept : round.kept) {
            kept.decision().orders().forEach(each -> workers.obey(each, kept.decision().run()));
        }
        round.answers.forEach(Runnable::run);
        if (!round.kept.isEmpty()) {
            listener.changed(run);
        }
        wake();
    }

    /// What came in together: decided one after the other, each on what the one before left.
    private static final class Round {
        private final Instant when;
        private final List<RunStore.Kept> kept = new ArrayList<>();
        private final List<Runnable> answers = new ArrayList<>();
        private RunSnapshot now;

        Round(RunSnapshot now, Instant when) {
            this.now = now;
            this.when = when;
        }

        void take(Told told) {
            Decision decision;
            try {
                decision = Scheduler.decide(now, told.event(), when);
            } catch (TurnstoneException e) {
                told.answer().completeExceptionally(e);
                return;
            }
            boolean idle =
                    told.event() instanceof Event.Tick
                            && decision.changes().isEmpty()
                            && decision.orders().isEmpty()
                            && decision.run().state() == now.state();
            if (!idle) {
                kept.add(new RunStore.Kept(told.event(), decision, when));
            }
            now = decision.run();
            answers.add(() -> told.answer().complete(decision.run()));
        }
    }

    private void post(Event event) {
        queue.add(told(event));
    }

    private static Told told(Event event) {
        return new Told(event, new CompletableFuture<>());
    }

    private Duration nap() {
        return Scheduler.wakeUp(run)
                .map(time -> Duration.between(clock.instant(), time).plusMillis(1))
                .map(wait -> wait.isNegative() ? Duration.ofMillis(1) : wait)
                .filter(wait -> wait.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
    }

    private void refuse(Mail mail) {
        if (mail instanceof Told told) {
            told.answer().completeExceptionally(failure());
        }
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
}
