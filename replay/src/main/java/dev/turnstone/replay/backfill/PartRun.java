package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.Position;
import dev.turnstone.replay.ledger.PartState;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.Tally;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// One part on its way: its position moves only over batches whose every change is explained, in
/// order. Safe for any number of threads.
final class PartRun {
    private final Part part;
    private final Tally before;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private PartState state;
    private PartPhase phase;
    private String trouble = "";
    private boolean readToTheEnd;

    private record Pending(Position after, Tally read, CompletableFuture<Settled> settled) {}

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
            CompletableFuture<Settled> last;
            synchronized (this) {
                advance();
                if (pending.isEmpty() || pending.getFirst().settled().isCompletedExceptionally()) {
                    return;
                }
                last = pending.getFirst().settled();
            }
            last.handle((_, _) -> true).join();
        }
    }

    synchronized PartProgress progress() {
        long ahead = pending.stream().mapToLong(each -> each.read().read()).sum();
        return new PartProgress(part, phase, state.tally(), ahead, trouble);
    }

    private synchronized void advance() {
        while (!pending.isEmpty() && isExplained(pending.getFirst())) {
            Pending next = pending.getFirst();
            Tally tally =
                    state.tally()
                            .plus(next.read())
                            .plus(new Tally(0, next.settled().join(), Map.of()));
            if (!tally.addsUp()) {
                throw new LedgerMismatch(part.name(), tally);
            }
            pending.removeFirst();
            state = new PartState(next.after(), false, state.epoch(), tally);
        }
        if (readToTheEnd && pending.isEmpty() && phase == PartPhase.READING) {
            phase = PartPhase.FINISHED;
            state = new PartState(state.position(), true, state.epoch(), state.tally());
        }
    }

    private static boolean isExplained(Pending pending) {
        return pending.settled().isDone() && !pending.settled().isCompletedExceptionally();
    }
}
