package dev.turnstone.engine.operation;

import dev.turnstone.compare.parity.IndexPair;
import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.Lineage;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.compare.parity.ParityCheck;
import dev.turnstone.compare.parity.Repair;
import dev.turnstone.compare.parity.Repaired;
import dev.turnstone.compare.parity.Scheme;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.ledger.OneSource;
import dev.turnstone.replay.ledger.SuspectLedger.Suspect;
import dev.turnstone.replay.sink.ForeignWrite;
import dev.turnstone.replay.sink.TargetIndex;
import dev.turnstone.replay.transform.Transform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Proves one index after the other, and repairs where asked to, but not over what somebody else
/// wrote to the target. One thread.
final class IndexProof {
    private final VerifyOrder order;
    private final TargetDesk desk;
    private final ParityCheck check;
    private final Histories histories;
    private long repaired;

    IndexProof(VerifyOrder order, TargetDesk desk, ParityCheck check) {
        this.order = order;
        this.desk = desk;
        this.check = check;
        this.histories = new Histories(desk.ledger());
    }

    /// Documents that were written by repairs so far.
    long repaired() {
        return repaired;
    }

    Proved prove(String source, String target) throws InterruptedException {
        TargetIndex there = desk.sink().index(target);
        new OneSource(desk.ledger().notes()).require(target, there.uuid(), source);
        List<ForeignWrite> foreign = desk.sink().foreignWrites(target);
        IndexPair pair = pair(source, target, there, foreign);
        Set<Suspect> suspects = suspects(target);
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
            settle(target, suspects);
            if (!foreign.isEmpty()) {
                return Proved.over(found, ForeignFound.named(foreign));
            }
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

    /// A proof explains what no answer explained, but not what came up since it began.
    private void settle(String target, Set<Suspect> before) {
        suspects(target).stream()
                .filter(before::contains)
                .forEach(suspect -> desk.ledger().suspects().settle(suspect.document()));
    }

    private Set<Suspect> suspects(String target) {
        Set<Suspect> all = new HashSet<>();
        desk.ledger()
                .suspects()
                .each(
                        suspect -> {
                            if (suspect.document().index().equals(target)) {
                                all.add(suspect);
                            }
                        });
        return all;
    }
}
