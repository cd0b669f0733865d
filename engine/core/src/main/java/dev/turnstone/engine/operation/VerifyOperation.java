package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.IndexPair;
import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.Lineage;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.compare.parity.ParityCheck;
import dev.turnstone.compare.parity.ParityProgress;
import dev.turnstone.compare.parity.Repair;
import dev.turnstone.compare.parity.Repaired;
import dev.turnstone.compare.parity.Scheme;
import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.ledger.OneSource;
import dev.turnstone.replay.ledger.SuspectLedger.Suspect;
import dev.turnstone.replay.sink.ForeignWrite;
import dev.turnstone.replay.sink.TargetIndex;
import dev.turnstone.replay.transform.Transform;

import java.util.ArrayList;
import java.util.List;

/// Proves that the target holds what the source holds, and repairs where asked to, but not over
/// what somebody else wrote to the target. Runs once; any thread may look at its progress.
public final class VerifyOperation {
    private final VerifyOrder order;
    private final TargetDesk desk;
    private final ParityCheck check;
    private final Histories histories;
    private long repaired;

    public VerifyOperation(VerifyOrder order, TargetDesk desk) {
        this.order = order;
        this.desk = desk;
        this.check = new ParityCheck(order.source(), desk.target(), order.options());
        this.histories = new Histories(desk.ledger());
    }

    public ParityProgress progress() {
        return check.progress();
    }

    public VerifyResult run() throws InterruptedException {
        long began = System.nanoTime();
        IndexSelection selection =
                IndexSelection.of(order.source(), IndexPatterns.of(order.patterns()));
        OneSource.require(order.transform()::targetIndex, selection.taken());
        List<Proved> outcomes = new ArrayList<>();
        for (String index : selection.taken()) {
            outcomes.add(prove(index, order.transform().targetIndex(index)));
        }
        List<String> leftOut =
                selection.leftOut().stream().map(out -> out.index() + ": " + out.text()).toList();
        return VerifyResult.of(outcomes, repaired, (System.nanoTime() - began) / 1e9, leftOut);
    }

    private Proved prove(String source, String target) throws InterruptedException {
        TargetIndex there = desk.sink().index(target);
        new OneSource(desk.ledger().notes()).require(target, there.uuid(), source);
        List<ForeignWrite> foreign = desk.sink().foreignWrites(target);
        IndexPair pair = pair(source, target, there, foreign);
        IndexParity found = check.check(pair);
        if (found.parity() instanceof Parity.Broken) {
            if (!foreign.isEmpty() && !order.overForeignWrites()) {
                return Proved.left(found, new ForeignFound(target, foreign));
            }
            if (order.repair() && pair.scheme() == Scheme.SEQUENCE) {
                try {
                    found = repair(pair);
                } catch (ForeignFound since) {
                    return Proved.left(found, since);
                }
            }
        }
        if (found.parity() instanceof Parity.Proven) {
            foreign.forEach(write -> desk.sink().explain(target, write));
            settleSuspects(target);
        }
        return Proved.of(found);
    }

    private IndexPair pair(
            String source, String target, TargetIndex there, List<ForeignWrite> foreign) {
        IndexPair plain = IndexPair.of(source, target).withScheme(scheme(there));
        IndexPair followed = histories.of(target).map(known -> lineage(plain, known)).orElse(plain);
        IndexPair pair =
                foreign.isEmpty()
                        ? followed
                        : followed.withForeignWrites(ForeignFound.named(foreign));
        return order.transform().equals(Transform.NONE)
                ? pair
                : pair.withExpected((id, body) -> transformed(source, id, body));
    }

    private static IndexPair lineage(IndexPair pair, Histories.Known known) {
        Lineage since = Lineage.since(known.epoch());
        return pair.withLineage(new Lineage(since.phases(), known.shards()));
    }

    private Scheme scheme(TargetIndex there) {
        boolean numbered =
                dev.turnstone.documents.Scheme.of(order.source().version())
                        == dev.turnstone.documents.Scheme.SEQUENCE;
        return numbered && there.mode() == TargetIndex.Mode.VERSIONED
                ? Scheme.SEQUENCE
                : Scheme.CONTENT;
    }

    private IndexParity repair(IndexPair pair) {
        desk.prepare(List.of(pair.target()));
        Repaired done =
                new Repair(
                                check,
                                order.source(),
                                new SinkRepairs(
                                        desk,
                                        order.transform(),
                                        pair.target(),
                                        order.overForeignWrites()),
                                new DeskEpochs(desk, order.transform()))
                        .run(pair);
        repaired += done.applied().written();
        return done.after();
    }

    /// The target should hold what the transform makes of the source's document.
    private Body transformed(String source, String id, Body body) {
        DocumentChange change =
                new DocumentChange(
                        source, 0, id, null, Revision.of(0, 0, 0), new Change.Upsert(body));
        return switch (order.transform().apply(change)) {
            case Transform.Outcome.Passed(DocumentChange passed)
                    when passed.change() instanceof Change.Upsert(Body made) ->
                    made;
            case Transform.Outcome.Passed _ -> Body.EMPTY;
            case Transform.Outcome.Failed(String type, String reason) ->
                    throw new TurnstoneException(
                            "The transform cannot be applied to "
                                    + source
                                    + "/"
                                    + id
                                    + " ("
                                    + type
                                    + ": "
                                    + reason
                                    + "); its parity cannot be told.",
                            "Mend the transform, or leave the index out.");
        };
    }

    /// A proof explains what no answer explained.
    private void settleSuspects(String target) {
        List<Suspect> explained = new ArrayList<>();
        desk.ledger()
                .suspects()
                .each(
                        suspect -> {
                            if (suspect.document().index().equals(target)) {
                                explained.add(suspect);
                            }
                        });
        explained.forEach(suspect -> desk.ledger().suspects().settle(suspect.document()));
    }
}
