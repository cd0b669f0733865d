package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Part;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.PartState;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.Tally;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.DeleteReplay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Carries every part of a source to the target, several side by side, on virtual threads.
///
/// Killed at any moment, a job of the same name goes on from the last checkpoint; nothing is read
/// again before it.
public final class Backfill implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private final BackfillJob job;
    private final ConvergentSink sink;
    private final LedgerStore store;
    private final Gate gate = new Gate();
    private final RateMeter rates = new RateMeter();
    private final PartReading reading;
    private final List<PartRun> runs = new ArrayList<>();
    private final ConcurrentLinkedQueue<PartRun> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch readers;
    private final List<Thread> threads = new ArrayList<>();
    private final CompletableFuture<BackfillSummary> summary = new CompletableFuture<>();
    private final Map<String, PartState> saved = new HashMap<>();
    private final long started = System.nanoTime();

    private Backfill(BackfillJob job, ConvergentSink sink, LedgerStore store, InstantSource clock) {
        this.job = job;
        this.sink = sink;
        this.store = store;
        this.reading = new PartReading(job, sink, store, clock, gate);
        for (Part part : PartOrder.interleaved(job.source().parts())) {
            var run = new PartRun(part, store.positions().find(job.name(), part.name()));
            runs.add(run);
            if (!run.state().finished()) {
                waiting.add(run);
            }
        }
        this.readers = new CountDownLatch(job.readers());
    }

    public static Backfill start(
            BackfillJob job, ConvergentSink sink, LedgerStore store, InstantSource clock) {
        var backfill = new Backfill(job, sink, store, clock);
        for (int i = 0; i < job.readers(); i++) {
            backfill.threads.add(
                    Thread.ofVirtual().name("backfill-reader-" + i).start(backfill::readParts));
        }
        Thread.ofVirtual().name("backfill-driver").start(backfill::drive);
        return backfill;
    }

    public void pause() {
        gate.become(BackfillState.PAUSED);
    }

    public void resume() {
        gate.become(BackfillState.RUNNING);
    }

    /// Reads no further; what is under way is still explained.
    public void cancel() {
        gate.become(BackfillState.CANCELLED);
    }

    /// Waits for the end. A [LedgerMismatch] is thrown, never hidden.
    public BackfillSummary await() {
        try {
            return summary.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TurnstoneException told) {
                throw told;
            }
            throw e;
        }
    }

    public BackfillProgress progress() {
        List<PartProgress> parts = runs.stream().map(PartRun::progress).toList();
        Tally total = parts.stream().map(PartProgress::explained).reduce(Tally.NONE, Tally::plus);
        return new BackfillProgress(
                gate.state(),
                parts,
                total,
                rates.lately(),
                rates.eta(left(parts)),
                sink.pace(),
                sink.trouble());
    }

    /// Cancels and waits until nothing is under way.
    @Override
    public void close() {
        cancel();
        threads.forEach(Thread::interrupt);
        summary.handle((_, _) -> true).join();
    }

    private static long left(List<PartProgress> parts) {
        long left = 0;
        for (PartProgress part : parts) {
            long documents = part.part().estimate().documents();
            if (documents < 0) {
                return -1;
            }
            left += part.phase() == PartPhase.FINISHED ? 0 : documents - part.explained().read();
        }
        return Math.max(0, left);
    }

    private void readParts() {
        try {
            for (PartRun run = waiting.poll(); run != null; run = waiting.poll()) {
                readPart(run);
            }
        } catch (InterruptedException e) {
            gate.become(BackfillState.CANCELLED);
        } finally {
            readers.countDown();
        }
    }

    /// An edge: what breaks one part is told with it, and the others go on.
    private void readPart(PartRun run) throws InterruptedException {
        try {
            if (gate.pass()) {
                reading.read(run);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("Part {} cannot be read any further: {}", run.part().name(), e.toString());
            run.broken(String.valueOf(e.getMessage()));
        }
    }

    /// An edge: whatever goes wrong here is told to whoever waits for the summary.
    private void drive() {
        try {
            try (DeleteWatch watch =
                    DeleteWatch.start(sink, store.deletes(), this::targets, job.lookAtDeletes())) {
                while (!readers.await(CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS)) {
                    checkpoint();
                }
                runs.forEach(this::settle);
            }
            Settled again = reapplyDeletes();
            checkpoint();
            summary.complete(summarise(again));
        } catch (RuntimeException | InterruptedException | Error e) {
            gate.become(BackfillState.BROKEN);
            summary.completeExceptionally(e);
        }
    }

    private void settle(PartRun run) {
        run.awaitSettled();
        checkpoint();
    }

    /// The last stale stream has ended: what it could have brought back is deleted once more.
    private Settled reapplyDeletes() throws InterruptedException {
        if (gate.state() != BackfillState.RUNNING || store.deletes().count() == 0) {
            return Settled.NONE;
        }
        return new DeleteReplay(sink, store.deletes()).applyAgain(targets());
    }

    /// Where this job wrote, now or before it was killed.
    private Set<String> targets() {
        Set<String> targets = new HashSet<>(reading.targets());
        runs.forEach(run -> targets.add(job.transform().targetIndex(run.part().index())));
        return targets;
    }

    private void checkpoint() {
        var changed = new HashMap<String, PartState>();
        long docs = 0;
        long bytes = 0;
        for (PartRun run : runs) {
            PartState state = run.state();
            docs += state.tally().read();
            bytes += state.tally().settled().bytes();
            if (state.epoch() != PartState.NO_EPOCH
                    && !state.equals(saved.get(run.part().name()))) {
                changed.put(run.part().name(), state);
            }
        }
        rates.sample(System.nanoTime(), docs, bytes);
        if (!changed.isEmpty()) {
            store.positions().checkpoint(job.name(), changed);
            saved.putAll(changed);
        }
    }

    private BackfillSummary summarise(Settled again) {
        var byIndex = new TreeMap<String, Tally>();
        var broken = new TreeMap<String, String>();
        Tally total = Tally.NONE;
        Tally before = Tally.NONE;
        for (PartRun run : runs) {
            PartProgress progress = run.progress();
            Tally tally = progress.explained();
            if (!tally.addsUp()) {
                throw new LedgerMismatch(run.part().name(), tally);
            }
            byIndex.merge(run.part().index(), tally, Tally::plus);
            total = total.plus(tally);
            before = before.plus(run.before());
            if (progress.phase() == PartPhase.BROKEN) {
                broken.put(run.part().name(), progress.trouble());
            } else if (progress.readAhead() > 0) {
                broken.put(run.part().name(), "The sink stopped before it explained everything");
            } else if (progress.phase() != PartPhase.FINISHED && !gate.state().isOver()) {
                broken.put(run.part().name(), "It was not read to its end");
            }
        }
        gate.become(broken.isEmpty() ? BackfillState.DONE : BackfillState.BROKEN);
        return new BackfillSummary(
                gate.state(),
                total,
                total.minus(before),
                byIndex,
                broken,
                again,
                Duration.ofNanos(System.nanoTime() - started));
    }
}
