package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.RepairTarget;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayList;
import java.util.List;

/// Repairs go the way of every other change: transform, ledger, sink.
final class SinkRepairs implements RepairTarget {
    private final TargetDesk desk;
    private final Transform transform;

    SinkRepairs(TargetDesk desk, Transform transform) {
        this.desk = desk;
        this.transform = transform;
    }

    @Override
    public Applied apply(List<DocumentChange> changes) {
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

    private Settled submit(List<DocumentChange> changes) {
        if (changes.isEmpty()) {
            return Settled.NONE;
        }
        try {
            return desk.sink().submit(changes).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "The repair was interrupted; what it wrote so far is right and stays.",
                    "Run it again: it goes on with what still differs.",
                    e);
        }
    }
}
