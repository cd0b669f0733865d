package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.Epochs;
import dev.turnstone.replay.ledger.ShardSequences;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Explains each item's answer; a conflict is never just taken for success.
final class Explainer {
    private static final String CURRENT = "current version [";
    private static final Set<String> NOT_READY =
            Set.of(
                    "cluster_block_exception",
                    "index_closed_exception",
                    "unavailable_shards_exception",
                    "no_shard_available_action_exception");

    private final ShardSequences seen;
    private final Epochs epochs;

    Explainer(ShardSequences seen, Epochs epochs) {
        this.seen = seen;
        this.epochs = epochs;
    }

    Ruling explain(DocumentChange change, TargetIndex.Mode mode, BulkAnswer answer, int item) {
        int status = answer.status(item);
        BulkAnswer.Refusal refusal = answer.refusal(item);
        if (refusal == null && (isSuccess(status) || status == 404)) {
            return answer.seqNo(item) >= 0 ? Ruling.WRITTEN : dropped();
        }
        if (status == 409) {
            return conflict(change, mode, refusal);
        }
        if (refusal != null && NOT_READY.contains(refusal.type())) {
            return new Ruling.Again(refusal.type() + ": " + refusal.reason(), true, false);
        }
        if (status == 429 || status == 503) {
            return new Ruling.Again("the target is busy (" + status + ")", true, false);
        }
        if (status >= 500) {
            return new Ruling.Again("the target failed (" + status + ")", false, true);
        }
        return Ruling.refused(refusal, status);
    }

    /// Whether an item that has to be sent again may have been given a number all the same: where
    /// the target failed on the way, and neither turned it away nor had no shard for it.
    boolean mayHaveWritten(BulkAnswer answer, int item) {
        BulkAnswer.Refusal refusal = answer.refusal(item);
        return answer.status(item) >= 500
                && (refusal == null || !NOT_READY.contains(refusal.type()));
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static Ruling dropped() {
        return new Ruling.Refused(
                "dropped_by_target",
                "The target answered success without a sequence number: a pipeline dropped it");
    }

    private Ruling conflict(
            DocumentChange change, TargetIndex.Mode mode, BulkAnswer.@Nullable Refusal refusal) {
        if (mode == TargetIndex.Mode.APPEND_ONLY) {
            return Ruling.REPEATED;
        }
        long version = change.revision().version();
        long current = refusal == null ? -1 : currentVersion(refusal.reason());
        if (current < 0) {
            return Ruling.refused(refusal, 409);
        }
        if (current == version) {
            return Ruling.REPEATED;
        }
        return current > version && isOurs(change, current)
                ? Ruling.NEWER
                : new Ruling.Suspect(current);
    }

    /// In the same epoch: a revision that went through our hands. In a later one: we raised it, and
    /// a foreign write does not jump epochs.
    ///
    /// Which document had the revision is not remembered, so that a foreign write which raised a
    /// version to that of a neighbour counts as newer here. That proves nothing wrong: it left a
    /// number on the target that none of our answers brought, and its revision is not the source's.
    private boolean isOurs(DocumentChange change, long current) {
        int epoch = Revision.epochOf(current);
        if (epoch > change.revision().epoch()) {
            return epoch <= epochs.of(change.index());
        }
        return seen.contains(
                new ShardSequences.Place(change.index(), change.shard()),
                Revision.withinEpochOf(current));
    }

    /// The number after the last "current version [", since an id may hold those words as well; -1
    /// where there is none.
    static long currentVersion(String reason) {
        int start = reason.lastIndexOf(CURRENT);
        if (start < 0) {
            return -1;
        }
        int from = start + CURRENT.length();
        int end = reason.indexOf(']', from);
        try {
            return end < 0 ? -1 : Long.parseLong(reason.substring(from, end));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
