package dev.turnstone.replay.traffic;

import dev.turnstone.replay.ledger.Settled;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A replay at one moment.
///
/// Everything that began before `caughtUpTo` is on the target. `exchanges` counts every entry of
/// the log under what it was; `left` says why writes never became changes, `streams` counts those
/// of them that went to data streams, by backing index. `changes` are those of clients, `canaries`
/// those that proxies made to see them arrive; `settled` counts both. `owed` documents wait for an
/// answer of the source.
public record ReplayStatus(
        ReplayState state,
        Instant caughtUpTo,
        Duration lag,
        int open,
        Map<String, Long> exchanges,
        Map<String, Long> effects,
        Map<String, Long> left,
        Map<String, Long> streams,
        long changes,
        long canaries,
        Settled settled,
        long asked,
        long ambiguousResolved,
        long healed,
        long owed,
        List<Hole> holes,
        List<String> events,
        @Nullable String trouble) {

    public long total() {
        return exchanges.values().stream().mapToLong(Long::longValue).sum();
    }
}
