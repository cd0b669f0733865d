package dev.turnstone.engine.operation;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.documents.snapshot.SkipReasons;
import dev.turnstone.replay.backfill.BackfillState;
import dev.turnstone.replay.backfill.BackfillSummary;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.Tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a backfill came to, as scripts read it. read = written + repeated + newerOnTarget + suspect
/// + failed + skipped.
///
/// The numbers are those of all runs of this job, also of those that were killed; `seconds` and
/// `docsPerSecond` are this run's. `unfinished` names each part that could not be read to its end,
/// and each index that was meant and could not be read at all, and why.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackfillResult(
        boolean finished,
        long read,
        long written,
        long repeated,
        long newerOnTarget,
        long suspect,
        long failed,
        Map<String, Long> skipped,
        double seconds,
        double docsPerSecond,
        Map<String, String> unfinished,
        List<String> remarks) {

    static BackfillResult of(BackfillSummary summary, OpenedOrigin origin) {
        Map<String, String> unfinished = new TreeMap<>(summary.broken());
        unfinished.putAll(origin.owed());
        Tally total = summary.total();
        Settled settled = total.settled();
        return new BackfillResult(
                summary.state() == BackfillState.DONE,
                total.read(),
                settled.written(),
                settled.repeated(),
                settled.newerOnTarget(),
                settled.suspect(),
                settled.failed(),
                new TreeMap<>(total.skipped()),
                summary.took().toNanos() / 1e9,
                summary.docsPerSecond(),
                unfinished,
                remarks(summary, origin));
    }

    private static List<String> remarks(BackfillSummary summary, OpenedOrigin origin) {
        List<String> remarks = new ArrayList<>(origin.remarks());
        long left = summary.deletesAppliedAgain().suspect();
        if (left > 0) {
            remarks.add(
                    left
                            + " documents that the source deleted are on the target, since somebody"
                            + " else wrote them there: they were left.");
        }
        return remarks;
    }

    /// Everything that was read is on the target, or is there newer.
    public boolean isClean() {
        return finished
                && suspect == 0
                && failed == 0
                && missed().isEmpty()
                && unfinished.isEmpty();
    }

    /// What was skipped though it is a document: for each reason, how many.
    public Map<String, Long> missed() {
        Map<String, Long> missed = new TreeMap<>(skipped);
        missed.keySet().removeIf(SkipReasons::isHarmless);
        return missed;
    }

    /// Something was read, and nothing of it arrived.
    public boolean allRefused() {
        return failed > 0 && written + repeated + newerOnTarget == 0;
    }
}
