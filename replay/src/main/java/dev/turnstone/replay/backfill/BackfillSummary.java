package dev.turnstone.replay.backfill;

import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.Tally;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What a backfill came to. `total` is over all runs of the job, `thisRun` without what earlier
/// runs did; `broken` names each part that could not be read to its end, and why.
public record BackfillSummary(
        BackfillState state,
        Tally total,
        Tally thisRun,
        Map<String, Tally> byIndex,
        Map<String, String> broken,
        Settled deletesAppliedAgain,
        Duration took) {
    public BackfillSummary {
        byIndex = Map.copyOf(byIndex);
        broken = new TreeMap<>(broken);
    }

    public double docsPerSecond() {
        return thisRun.read() / Math.max(1e-9, took.toNanos() / 1e9);
    }
}
