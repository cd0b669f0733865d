package dev.turnstone.engine.operation;

import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskOptions;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.reconcile.Reconcile;
import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.sink.DeleteReplay;
import dev.turnstone.replay.sink.ForeignDocuments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What following takes for one index beside reading what changed: whether it is there, in which
/// history, and what was deleted. The thread that follows.
final class SyncedIndices {
    private final SyncOrder order;
    private final Delivery delivery;
    private final SyncTally tally;
    private final Histories histories;
    private final Reconcile reconcile;
    private final DeleteReplay deletes;

    SyncedIndices(
            SyncOrder order,
            TargetDesk desk,
            ScanOptions options,
            Delivery delivery,
            SyncTally tally,
            BooleanSupplier stopped) {
        this.order = order;
        this.delivery = delivery;
        this.tally = tally;
        this.histories = new Histories(desk.ledger());
        this.reconcile =
                new Reconcile(
                        new IdScan(order.source(), options, stopped),
                        new IdScan(desk.target(), options, stopped),
                        new AskSource(
                                order.source(),
                                new AskOptions(
                                        AskOptions.DEFAULT.patience(),
                                        options.epochs(),
                                        desk::nextClock)),
                        new ForeignDocuments(desk.sink()));
        this.deletes = new DeleteReplay(desk.sink(), desk.ledger().deletes());
    }

    void settle(String index, boolean andDeletions) throws InterruptedException {
        String target = order.transform().targetIndex(index);
        tally.leftDeleted(target, deletes.applyAgainWhereReborn(target).suspect());
        if (andDeletions && lookFor(index)) {
            tally.foreign(target, reconcile.run(index, target, this::answered).foreign());
        }
    }

    /// An index that was deleted on the source is no trouble; false then.
    boolean lookFor(String index) {
        boolean there = new ShardStates(order.source()).find(index).isPresent();
        if (there) {
            tally.there(index);
        } else {
            tally.gone(index);
        }
        return there;
    }

    /// True for a source that stands in another history than before: it is followed from its start,
    /// in a raised epoch.
    boolean followHistory(String index) {
        boolean isAnother =
                new ShardStates(order.source())
                        .find(index)
                        .map(Histories::in)
                        .filter(
                                live ->
                                        histories.follow(
                                                order.transform().targetIndex(index), live))
                        .isPresent();
        if (isAnother) {
            tally.event("The history of " + index + " changed: its epoch was raised.");
        }
        return isAnother;
    }

    private void answered(List<Answer> answers) {
        List<DocumentChange> changes = new ArrayList<>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Settled settled -> changes.addAll(settled.changes());
                case Answer.NoIndex gone ->
                        tally.event("The index " + gone.question().name() + " is gone.");
                case Answer.Unsettled open ->
                        tally.event(open.question().id() + ": " + open.reason());
            }
        }
        delivery.reconciled(changes);
    }
}
