package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.Settled;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a sync came to, as scripts read it. read = written + repeated + newerOnTarget + suspect +
/// failed + skipped.
///
/// `checkpoint` says for each part up to which sequence number the source was followed; `deleted`
/// are documents that only the target still had; `foreign` says of which indices of the target it
/// has documents that somebody else wrote, which were left alone; `unmatched` are patterns that no
/// index of the source fits.
public record SyncResult(
        long rounds,
        long read,
        long written,
        long repeated,
        long newerOnTarget,
        long suspect,
        long failed,
        long deleted,
        Map<String, Long> skipped,
        Map<String, String> checkpoint,
        double seconds,
        double docsPerSecond,
        Map<String, String> unreadable,
        Map<String, Long> foreign,
        List<String> unmatched,
        List<String> events,
        List<String> leftOut) {

    static SyncResult of(
            SyncTally tally,
            Map<String, String> checkpoint,
            double seconds,
            Map<String, String> unreadable,
            List<String> unmatched,
            List<String> leftOut) {
        Settled settled = tally.settled();
        return new SyncResult(
                tally.rounds(),
                tally.read(),
                settled.written(),
                settled.repeated(),
                settled.newerOnTarget(),
                settled.suspect(),
                settled.failed(),
                tally.deleted(),
                new TreeMap<>(tally.skipped()),
                checkpoint,
                seconds,
                tally.read() / Math.max(1e-9, seconds),
                unreadable,
                new TreeMap<>(tally.foreign()),
                unmatched,
                tally.events(),
                leftOut);
    }

    public boolean isClean() {
        return suspect == 0
                && failed == 0
                && unreadable.isEmpty()
                && foreign.isEmpty()
                && unmatched.isEmpty();
    }
}
