package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.Position;
import dev.turnstone.replay.ledger.PartState;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.Tally;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One part on its way: its position moves only over batches whose every change is explained, in
/// order, and the kept numbers move with it. Safe for any number of threads.
final class PartRun {
    private final Part part;
    private final Tally before;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private PartState state;
    private PartPhase phase;
    private String trouble = "";
    private boolean readToTheEnd;

    private record Pending(Position after, Tally read, CompletableFuture<Settled> settled) {
        /// Once it is explained.
        Tally tally() {
            return read.plus(new Tally(0, settled.join(), Map.of()));
        }
    }

    PartRun(Part part, PartState state) {
        this.part = part;
        this.state = state;
        this.before = state.tally();
        this.phase = state.finished() ? PartPhase.FINISHED : PartPhase.WAITING;
    }

    Part part() {
        return part;
    }

    /// What earlier runs did.
    Tally before() {
        return before;
    }

    synchronized PartState state() {
        return state;
    }

    synchronized void begin(int epoch) {
        phase = PartPhase.READING;
        if (state.epoch() == PartState.NO_EPOCH) {
            state = new PartState(state.position(), false, epoch, state.tally());
        }
    }

    /// A batch is on its way; `refused` of its changes failed in the transform and are booked.
    void sent(Batch batch, long refused, CompletableFuture<Settled> settled) {
        var read = new Tally(batch.read(), Settled.failed(refused), batch.skipped());
        synchronized (this) {
            pending.addLast(new Pending(batch.after(), read, settled));
        }
        var _ = settled.whenComplete((_, _) -> advance());
    }

    synchronized void readToTheEnd() {
        readToTheEnd = true;
        advance();
    }

    synchronized void broken(String reason) {
        phase = PartPhase.BROKEN;
        trouble = reason;
    }

    /// Waits until nothing is under way; a batch that was never explained stays before the
    /// position.
    void awaitSettled() {
        while (true) {
            CompletableFuture<Settled> first;
            synchronized (this) {
                advance();
                Optional<Pending> open =
                        pending.stream().filter(each -> !isExplained(each)).findFirst();
                if (open.isEmpty() || open.get().settled().isCompletedExceptionally()) {
                    return;
                }
                first = open.get().settled();
            }
            first.handle((_, _) -> true).join();
        }
    }

    /// Batches that wait for the position to move count as explained here, though not yet in what
    /// is kept.
    synchronized PartProgress progress() {
        Tally explained = state.tally();
        long ahead = 0;
        for (Pending each : pending) {
            if (isExplained(each)) {
                explained = explained.plus(each.tally());
            } else {
                ahead += each.read().read();
            }
        }
        return new PartProgress(part, phase, explained, ahead, trouble);
    }

    private synchronized void advance() {
        for (int whole = wholeSteps(); whole > 0; whole = wholeSteps()) {
            take(whole);
        }
        boolean explained = pending.stream().allMatch(PartRun::isExplained);
        if (readToTheEnd && explained && phase == PartPhase.READING) {
            take(pending.size());
            phase = PartPhase.FINISHED;
            state = new PartState(state.position(), true, state.epoch(), state.tally());
        }
    }

    /// How many batches at the front are explained up to one that moves the position; 0 where the
    /// position cannot move yet.
    private int wholeSteps() {
        int steps = 0;
        for (Pending each : pending) {
            steps++;
            if (!isExplained(each)) {
                return 0;
            }
            if (!each.after().equals(state.position())) {
                return steps;
            }
        }
        return 0;
    }

    private void take(int batches) {
        Tally tally = state.tally();
        Position position = state.position();
        for (int i = 0; i < batches; i++) {
            Pending next = pending.removeFirst();
            tally = tally.plus(next.tally());
            position = next.after();
        }
        if (!tally.addsUp()) {
            throw new LedgerMismatch(part.name(), tally);
        }
        state = new PartState(position, false, state.epoch(), tally);
    }

    private static boolean isExplained(Pending pending) {
        return pending.settled().isDone() && !pending.settled().isCompletedExceptionally();
    }
}
