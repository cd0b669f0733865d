package dev.turnstone.replay.sink;

import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.SuspectLedger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What all senders share: looks changes up before they are sent, explains and books the answers.
///
/// Safe for any number of threads; everything is in the ledgers before a delivery hears of it.
final class Office {
    private static final Logger LOG = LoggerFactory.getLogger(Office.class);

    private final LedgerStore store;
    private final TargetIndices indices;
    private final TargetSequences sequences;
    private final ByteBudget budget;
    private final InstantSource clock;
    private final Explainer explainer;
    private final ForeignGuard guard;

    Office(
            LedgerStore store,
            TargetIndices indices,
            TargetSequences sequences,
            ForeignGuard guard,
            ByteBudget budget,
            InstantSource clock) {
        this.guard = guard;
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

    /// How the index takes writes. One that is gone since they were taken over takes none, and
    /// answers so.
    TargetIndex.Mode mode(DocumentChange change) {
        return mode(indices.ifThere(change.index()));
    }

    private static TargetIndex.Mode mode(Optional<TargetIndex> index) {
        return index.map(TargetIndex::mode).orElse(TargetIndex.Mode.VERSIONED);
    }

    /// What is left to send: without what a known delete outdates and what no target could take.
    /// What is outdated is not asked for its index, which may be deleted as a whole.
    Load screen(Load load, long longestBody) {
        var left = new Load();
        var settlement = new Settlement(budget);
        boolean deletes = false;
        boolean refused = false;
        for (int item = 0; item < load.size(); item++) {
            DocumentChange change = load.change(item);
            deletes |= change.isDelete();
            if (isOutdated(change)) {
                settlement.countByLedger(load.delivery(item), change);
                continue;
            }
            Ruling.@Nullable Refused refusal = refusal(change, longestBody);
            if (refusal != null) {
                refused = true;
                book(change, refusal);
                settlement.count(load.delivery(item), change, refusal);
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

    /// What is left to send: without what would write over somebody else's document. That is
    /// suspect: it is not on the target, and is not put there without a word.
    Load leaveTheirs(Load load) throws InterruptedException {
        Map<Integer, Long> theirs = guard.theirs(load);
        if (theirs.isEmpty()) {
            return load;
        }
        theirs.forEach((item, onTarget) -> book(load.change(item), new Ruling.Suspect(onTarget)));
        store.deletes().flush();
        tellOf(load, theirs);
        var left = new Load();
        var settlement = new Settlement(budget);
        for (int item = 0; item < load.size(); item++) {
            Long onTarget = theirs.get(item);
            if (onTarget == null) {
                left.addFrom(load, item);
            } else {
                settlement.count(
                        load.delivery(item), load.change(item), new Ruling.Suspect(onTarget));
            }
        }
        settlement.finish();
        return left;
    }

    private static void tellOf(Load load, Map<Integer, Long> theirs) {
        LOG.warn(
                "{} documents that somebody else wrote to the target were left as they are, such as"
                        + " {}",
                theirs.size(),
                theirs.keySet().stream()
                        .limit(5)
                        .map(item -> load.change(item).index() + "/" + load.change(item).id())
                        .toList());
    }

    private Ruling.@Nullable Refused refusal(DocumentChange change, long longestBody) {
        try {
            TargetIndex.Mode mode = indices.find(change.index()).mode();
            return Screening.refusal(change, mode, longestBody);
        } catch (TargetIndexMissing gone) {
            return new Ruling.Refused("no_index", String.valueOf(gone.getMessage()));
        }
    }

    private boolean isOutdated(DocumentChange change) {
        return isBuried(change) || isDeleted(change);
    }

    /// Of an index that was deleted as a whole.
    boolean isBuried(DocumentChange change) {
        return change.revision().epoch() < store.graves().firstEpoch(change.index());
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
            Optional<TargetIndex> index = indices.ifThere(change.index());
            Ruling ruling = explainer.explain(change, mode(index), answer, item);
            if (ruling instanceof Ruling.Again(var reason, _, var counted) && counted && lastTry) {
                ruling = new Ruling.Refused("target_failed", reason);
            }
            if (ruling instanceof Ruling.Written && mode(index) == TargetIndex.Mode.VERSIONED) {
                long number = answer.seqNo(item);
                index.ifPresent(there -> numbers.add(there, change, number));
            }
            if (ruling instanceof Ruling.Again && explainer.mayHaveWritten(answer, item)) {
                index.ifPresent(there -> noAnswer(there, change));
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
            indices.ifThere(change.index()).ifPresent(index -> noAnswer(index, change));
        }
    }

    /// It may have been given a number, as what fails on a replica is.
    private void noAnswer(TargetIndex index, DocumentChange change) {
        sequences.noAnswer(index, index.shardOf(change.id(), change.routing()));
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
