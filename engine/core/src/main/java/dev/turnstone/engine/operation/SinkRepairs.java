package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.RepairTarget;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.sink.ForeignWrite;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayList;
import java.util.List;

/// Repairs go the way of every other change: transform, ledger, sink. They end where somebody else
/// begins to write to the target, unless that was agreed to.
final class SinkRepairs implements RepairTarget {
    private final TargetDesk desk;
    private final Transform transform;
    private final String target;
    private final boolean overForeignWrites;

    SinkRepairs(TargetDesk desk, Transform transform, String target, boolean overForeignWrites) {
        this.desk = desk;
        this.transform = transform;
        this.target = target;
        this.overForeignWrites = overForeignWrites;
    }

    @Override
    public Applied apply(List<DocumentChange> changes) {
        try {
            requireNobodyElse();
            return bring(changes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "The repair was interrupted; what it wrote so far is right and stays.",
                    "Run it again: it goes on with what still differs.",
                    e);
        }
    }

    /// What our own bulks left unanswered meanwhile does not end a repair.
    private void requireNobodyElse() throws InterruptedException {
        if (overForeignWrites) {
            return;
        }
        List<ForeignWrite> found =
                desk.sink().foreignWrites(target).stream()
                        .filter(write -> write.cause() == ForeignWrite.Cause.FOREIGN)
                        .toList();
        if (!found.isEmpty()) {
            throw new ForeignFound(target, found);
        }
    }

    private Applied bring(List<DocumentChange> changes) throws InterruptedException {
        List<DocumentChange> passed = new ArrayList<>(changes.size());
        long refused = 0;
        for (DocumentChange change : changes) {
            if (transform.apply(change) instanceof Transform.Outcome.Passed(DocumentChange made)) {
                passed.add(made);
            } else {
                refused++;
            }
        }
        Settled settled = submit(passed);
        return new Applied(
                settled.written(),
                settled.repeated() + settled.newerOnTarget() + settled.suspect(),
                settled.failed() + refused);
    }

    private Settled submit(List<DocumentChange> changes) throws InterruptedException {
        if (changes.isEmpty()) {
            return Settled.NONE;
        }
        return overForeignWrites
                ? desk.sink().submitOverForeign(changes).join()
                : desk.sink().submit(changes).join();
    }
}
