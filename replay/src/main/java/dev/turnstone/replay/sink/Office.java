package dev.turnstone.replay.sink;

import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.SuspectLedger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;

/// What all senders share: looks changes up before they are sent, explains and books the answers.
///
/// Safe for any number of threads; everything is in the ledgers before a delivery hears of it.
final class Office {
    private final LedgerStore store;
    private final TargetIndices indices;
    private final TargetSequences sequences;
    private final ByteBudget budget;
    private final InstantSource clock;
    private final Explainer explainer;

    Office(
            LedgerStore store,
            TargetIndices indices,
            TargetSequences sequences,
            ByteBudget budget,
            InstantSource clock) {
        this.store = store;
        this.indices = indices;
        this.sequences = sequences;
        this.budget = budget;
        this.clock = clock;
        this.explainer = new Explainer(store.seen(), store.epochs());
    }

    Instant now() {
        return clock.instant();
    }

    TargetIndex index(DocumentChange change) {
        return indices.find(change.index());
    }

    /// What is left to send: without what a known delete outdates and what no target could take.
    Load screen(Load load, long longestBody) {
        var left = new Load();
        var settlement = new Settlement(budget);
        boolean deletes = false;
        boolean refused = false;
        for (int item = 0; item < load.size(); item++) {
            DocumentChange change = load.change(item);
            Ruling.@Nullable Refused refusal =
                    Screening.refusal(change, index(change).mode(), longestBody);
            deletes |= change.isDelete();
            if (refusal != null) {
                refused = true;
                book(change, refusal);
                settlement.count(load.delivery(item), change, refusal);
            } else if (isOutdated(change)) {
                settlement.countByLedger(load.delivery(item), change);
            } else {
                left.addFrom(load, item);
            }
        }
        if (deletes || refused) {
            store.deletes().flush();
        }
        settlement.finish();
        return left;
    }

    private boolean isOutdated(DocumentChange change) {
        return change.revision().epoch() < store.graves().firstEpoch(change.index())
                || isDeleted(change);
    }

    private boolean isDeleted(DocumentChange change) {
        return change.change() instanceof Change.Upsert
                && store.deletes().versionOf(change.index(), change.shard(), change.id())
                        >= change.revision().version();
    }

    /// Books each item's answer and returns what has to be sent again.
    Result settle(Load load, BulkAnswer answer, boolean lastTry) {
        var rulings = new Ruling[load.size()];
        var numbers = new ShardNumbers(sequences);
        boolean booked = false;
        for (int item = 0; item < rulings.length; item++) {
            DocumentChange change = load.change(item);
            TargetIndex index = index(change);
            Ruling ruling = explainer.explain(change, index.mode(), answer, item);
            if (ruling instanceof Ruling.Again(var reason, _, var counted) && counted && lastTry) {
                ruling = new Ruling.Refused("target_failed", reason);
            }
            if (ruling instanceof Ruling.Written && index.mode() == TargetIndex.Mode.VERSIONED) {
                numbers.add(index, change, answer.seqNo(item));
            }
            booked |= book(change, ruling);
            rulings[item] = ruling;
        }
        numbers.finish();
        if (booked) {
            store.deletes().flush();
        }
        return tell(load, rulings);
    }

    /// What has to be sent again and why; how many items got a final answer.
    record Result(Load again, String reason, boolean overload, int explained) {}

    private Result tell(Load load, Ruling[] rulings) {
        var again = new Load();
        String reason = "";
        boolean overload = false;
        var settlement = new Settlement(budget);
        for (int item = 0; item < rulings.length; item++) {
            if (rulings[item] instanceof Ruling.Again(var why, var tooMuch, _)) {
                again.addFrom(load, item);
                reason = why;
                overload |= tooMuch;
            } else {
                settlement.count(load.delivery(item), load.change(item), rulings[item]);
            }
        }
        settlement.finish();
        return new Result(again, reason, overload, rulings.length - again.size());
    }

    /// The target refused a request of this one change as a whole.
    void refuse(Load one, String type, String reason) {
        var refused = new Ruling.Refused(type, reason);
        book(one.change(0), refused);
        store.deletes().flush();
        var settlement = new Settlement(budget);
        settlement.count(one.delivery(0), one.change(0), refused);
        settlement.finish();
    }

    /// What was sent may have been written, though nobody told us the numbers.
    void noAnswer(Load load) {
        for (int item = 0; item < load.size(); item++) {
            DocumentChange change = load.change(item);
            TargetIndex index = index(change);
            sequences.noAnswer(index, index.shardOf(change.id(), change.routing()));
        }
    }

    private boolean book(DocumentChange change, Ruling ruling) {
        return switch (ruling) {
            case Ruling.Refused(String type, String reason) -> {
                store.failed()
                        .record(
                                Failure.first(
                                        change,
                                        Failure.Stage.TARGET,
                                        type,
                                        reason,
                                        clock.instant()));
                yield true;
            }
            case Ruling.Suspect(long onTarget) -> {
                store.suspects()
                        .record(
                                new SuspectLedger.Suspect(
                                        DocumentKey.of(change),
                                        change.routing(),
                                        change.revision().version(),
                                        onTarget));
                yield true;
            }
            default -> false;
        };
    }
}
