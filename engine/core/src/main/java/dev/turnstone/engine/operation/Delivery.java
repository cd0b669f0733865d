package dev.turnstone.engine.operation;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.delta.SourceEvent;
import dev.turnstone.documents.delta.SyncPorts;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.transform.Transform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings what a sync reads to the target, and waits until it is explained, so that checkpoints
/// move only behind it.
final class Delivery implements SyncPorts {
    private final TargetDesk desk;
    private final Transform transform;
    private final SyncTally tally;

    Delivery(TargetDesk desk, Transform transform, SyncTally tally) {
        this.desk = desk;
        this.transform = transform;
        this.tally = tally;
    }

    @Override
    public void deliver(Part part, Batch batch) {
        tally.delivered(batch.read(), batch.skipped(), bring(batch.changes()));
    }

    @Override
    public void happened(SourceEvent event) {
        tally.event(event.toString());
        if (event instanceof SourceEvent.Unreadable(String index, String reason)) {
            tally.unreadable(index, reason);
        }
    }

    Settled bring(List<DocumentChange> changes) {
        List<DocumentChange> passed = new ArrayList<>(changes.size());
        Settled failed = Settled.NONE;
        for (DocumentChange change : changes) {
            switch (transform.apply(change)) {
                case Transform.Outcome.Passed(DocumentChange made) -> passed.add(made);
                case Transform.Outcome.Failed(String type, String reason) -> {
                    desk.ledger()
                            .failed()
                            .record(
                                    Failure.first(
                                            change,
                                            Failure.Stage.TRANSFORM,
                                            type,
                                            reason,
                                            Instant.now()));
                    failed = failed.plus(Settled.failed(1));
                }
            }
        }
        return passed.isEmpty() ? failed : failed.plus(submit(passed));
    }

    private Settled submit(List<DocumentChange> changes) {
        try {
            return desk.sink().submit(changes).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "The sync was interrupted; the checkpoints stand before what was not written.",
                    "Run it again: it goes on from there.",
                    e);
        }
    }

    /// Skips nothing: what a reconcile brings was not read by the sync.
    void reconciled(List<DocumentChange> changes) {
        tally.deleted(changes.stream().filter(DocumentChange::isDelete).count());
        tally.delivered(changes.size(), Map.of(), bring(changes));
    }
}
