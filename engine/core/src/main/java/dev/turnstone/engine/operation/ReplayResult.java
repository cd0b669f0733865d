package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.traffic.CanarySight;
import dev.turnstone.replay.traffic.Hole;
import dev.turnstone.replay.traffic.ReplayStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a replay came to, as scripts read it.
///
/// `holes` counts bypassing operations: numbers that no proxy saw and nothing explains; all that
/// was found is in `holesFound`, by index, shard and cause. All of it is healed. `streams` counts
/// operations that stayed behind because they went to data streams, by backing index. `canaries`
/// tells lag and liveness of the way from each proxy that sends some; what they wrote is in
/// `canaryChanges`, apart from the `changes` of clients.
public record ReplayResult(
        String state,
        long exchanges,
        long changes,
        long canaryChanges,
        long written,
        long repeated,
        long newerOnTarget,
        long suspect,
        long failed,
        long asked,
        long ambiguousResolved,
        long healed,
        long owed,
        long holes,
        List<Hole> holesFound,
        Map<String, Long> kinds,
        Map<String, Long> left,
        Map<String, Long> streams,
        Instant caughtUpTo,
        long lagMs,
        List<CanarySight> canaries,
        List<String> events,
        @Nullable String trouble) {

    public static ReplayResult of(ReplayStatus status) {
        return of(status, List.of());
    }

    static ReplayResult of(ReplayStatus status, List<CanarySight> canaries) {
        Settled settled = status.settled();
        return new ReplayResult(
                status.state().name().toLowerCase(Locale.ROOT),
                status.total(),
                status.changes(),
                status.canaries(),
                settled.written(),
                settled.repeated(),
                settled.newerOnTarget(),
                settled.suspect(),
                settled.failed(),
                status.asked(),
                status.ambiguousResolved(),
                status.healed(),
                status.owed(),
                status.holes().stream()
                        .filter(hole -> hole.cause() == Hole.Cause.BYPASS)
                        .mapToLong(Hole::operations)
                        .sum(),
                status.holes(),
                status.exchanges(),
                status.left(),
                status.streams(),
                status.caughtUpTo(),
                status.lag().toMillis(),
                canaries,
                status.events(),
                status.trouble());
    }

    public boolean isClean() {
        return trouble == null && suspect == 0 && failed == 0;
    }
}
