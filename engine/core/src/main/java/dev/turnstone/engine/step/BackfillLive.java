package dev.turnstone.engine.step;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.replay.backfill.BackfillProgress;
import dev.turnstone.replay.backfill.PartProgress;
import dev.turnstone.replay.ledger.Tally;
import dev.turnstone.replay.sink.Trouble;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// A backfill under way, shard by shard. Seconds to go are a range, and missing while nobody can
/// tell; `trouble` is what it waits for.
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackfillLive(
        List<Shard> shards,
        double docsPerSecond,
        double bytesPerSecond,
        @Nullable Long secondsLow,
        @Nullable Long secondsHigh,
        @Nullable String trouble) {

    /// One shard, or one slice or file; `expected` is -1 where nobody knows.
    record Shard(
            String index,
            int shard,
            String part,
            String phase,
            long read,
            long expected,
            long bytes,
            long written,
            long newerOnTarget,
            long failed,
            long skipped,
            String trouble) {
        private static Shard of(PartProgress progress) {
            Tally tally = progress.explained();
            return new Shard(
                    progress.part().index(),
                    progress.part().shard(),
                    progress.part().name(),
                    progress.phase().name().toLowerCase(Locale.ROOT),
                    tally.read(),
                    progress.part().estimate().documents(),
                    tally.settled().bytes(),
                    tally.settled().written() + tally.settled().repeated(),
                    tally.settled().newerOnTarget(),
                    tally.settled().failed() + tally.settled().suspect(),
                    tally.skippedCount(),
                    progress.trouble());
        }
    }

    static BackfillLive of(BackfillProgress now) {
        return new BackfillLive(
                now.parts().stream().map(Shard::of).toList(),
                now.rate().docsPerSecond(),
                now.rate().bytesPerSecond(),
                now.eta().map(eta -> eta.low().toSeconds()).orElse(null),
                now.eta().map(eta -> eta.high().toSeconds()).orElse(null),
                now.trouble().map(Trouble::reason).orElse(null));
    }
}
